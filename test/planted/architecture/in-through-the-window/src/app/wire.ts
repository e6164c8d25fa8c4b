import { signIn } from '../people/sessions.ts';

export const wire = signIn;
