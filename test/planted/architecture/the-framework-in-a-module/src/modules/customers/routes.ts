import type { FastifyInstance } from 'fastify';

export const customersRoutes = (server: FastifyInstance) => server.get('/', () => 1);
