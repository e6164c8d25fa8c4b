export { signIn } from './sessions.ts';
