import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiOf } from './openapi.ts';
import type { ServerParts } from './parts.ts';
import { wireOpenApiOf } from './wire-openapi.ts';

/**
 * The API's description for programs, and a page that shows it to people. Nothing comes from
 * another host.
 */
export async function addReference(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const document = openApiOf(parts.routes, parts.version, parts.refusalCatalogue);
  app.get('/api/openapi.json', () => document);
  if (parts.wire) {
    const wire = wireOpenApiOf(parts.wire.routes, parts.version);
    app.get('/api/partner-center/openapi.json', () => wire);
  }
  await app.register(swagger, {
    mode: 'static',
    specification: { document: document as unknown as StaticDocumentSpec['document'] },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    // The server's own headers hold here too; the page's generator has weaker ones.
    staticCSP: false,
    uiConfig: { layout: 'BaseLayout', docExpansion: 'none', filter: true, validatorUrl: null },
    theme: { title: 'Surety API' },
  });
}
