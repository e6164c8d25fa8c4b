import { writeFile } from 'node:fs/promises';
import { openApiOf } from '../http/openapi.ts';
import { refusalCatalogue } from '../app/refusals.ts';
import { allRoutes } from '../app/routes.ts';
import { VERSION } from '../app/server.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Command } from './command.ts';

export const openapiCommand: Command = {
  name: 'openapi',
  usage: 'openapi [FILE] [--json]',
  summary: 'writes the API as an OpenAPI 3.1 document, from which the console’s client is made',
  options: {},
  run: async (run) => {
    const document = openApiOf(allRoutes(run.installation), VERSION, refusalCatalogue);
    const [file] = run.positionals;
    const text = `${JSON.stringify(document, null, 2)}\n`;
    if (file !== undefined) await writeFile(file, text);
    return {
      answer: document as unknown as JsonObject,
      inWords: file === undefined ? text : `Written to ${file}.`,
    };
  },
};
