import { readFileSync, writeFileSync } from 'node:fs';
import { clientTypes, type OpenApi } from './client-types.ts';

// `node scripts/generate-client.ts` writes the console's types; with `--check` it only compares and
// fails when the checked-in file is not what the document gives.

const source = new URL('../docs/api/openapi.json', import.meta.url);
const target = new URL('../console/src/api/schema.ts', import.meta.url);

const types = clientTypes(JSON.parse(readFileSync(source, 'utf8')) as OpenApi);
if (process.argv.includes('--check')) {
  if (types !== readFileSync(target, 'utf8')) {
    process.stderr.write(
      'console/src/api/schema.ts differs from docs/api/openapi.json: run `node scripts/generate-client.ts`\n',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, types);
  process.stdout.write(`${target.pathname}: ${types.split('\n').length} lines\n`);
}
