export { reportsRoutes } from './routes.ts';
export { figures, forecast } from './commands.ts';
