/**
 * The import table: who may import whom. This file is the law and the test reads it, so the table
 * and the code cannot drift apart. To move a boundary, change a row and say why in a decision
 * record.
 */
export interface Unit {
  readonly name: string;
  readonly folder: string;
  /**
   * `index`: others come in through `index.ts` alone. `file`: every file may be imported by itself.
   */
  readonly door: 'index' | 'file';
  /** Only rows above; so no cycle can ever be written down. */
  readonly mayImport: readonly string[];
}

const GROUND = ['kernel', 'platform', 'people'];

/** A row of a module: every module also has the ground it stands on. */
function businessModule(name: string, modules: readonly string[]): Unit {
  const mayImport = [...GROUND, ...modules];
  return { name, folder: `src/modules/${name}`, door: 'index', mayImport };
}

const modules: readonly Unit[] = [
  businessModule('customers', []),
  businessModule('subscriptions', ['customers']),
  businessModule('receivables', ['customers']),
  businessModule('bank', ['customers', 'receivables']),
  businessModule('usage', ['customers', 'subscriptions']),
  businessModule('exposure', ['customers', 'subscriptions', 'receivables', 'usage']),
  businessModule('credit', ['customers', 'receivables', 'exposure']),
  businessModule('screening', ['customers']),
  businessModule('collections', ['customers', 'subscriptions', 'receivables']),
  businessModule('detection', ['customers', 'subscriptions', 'usage']),
  businessModule('tickets', ['customers', 'subscriptions']),
  businessModule('enforcement', ['customers', 'subscriptions']),
  businessModule('cases', ['customers', 'subscriptions', 'exposure', 'screening', 'detection']),
  businessModule('notices', ['customers']),
  businessModule('webhooks', []),
  // Reads across schemas, so that no module needs another for the sake of a figure.
  businessModule('reports', []),
  businessModule('partner-center', ['customers', 'subscriptions', 'usage', 'detection', 'tickets']),
];

const everything = [...GROUND, ...modules.map((each) => each.name), 'http', 'worker'];

export const units: readonly Unit[] = [
  { name: 'kernel', folder: 'src/kernel', door: 'file', mayImport: [] },
  { name: 'platform', folder: 'src/platform', door: 'file', mayImport: ['kernel'] },
  { name: 'people', folder: 'src/people', door: 'index', mayImport: ['kernel', 'platform'] },
  ...modules,
  { name: 'http', folder: 'src/http', door: 'file', mayImport: GROUND },
  { name: 'worker', folder: 'src/worker', door: 'file', mayImport: GROUND },
  { name: 'app', folder: 'src/app', door: 'file', mayImport: everything },
  { name: 'cli', folder: 'src/cli', door: 'file', mayImport: [...everything, 'app'] },
  { name: 'main', folder: 'src/main.ts', door: 'file', mayImport: ['app', 'cli'] },
];

/** Packages that belong to one place, so that replacing one is the work of one folder. */
export interface PackageRule {
  readonly packages: RegExp;
  readonly allowedIn: RegExp;
  /** Where `import type` is harmless besides: the edges hand such things on without using them. */
  readonly typesIn?: RegExp;
  readonly instead: string;
}

export const packageRules: readonly PackageRule[] = [
  {
    packages: /^(fastify|fastify-.+|@fastify\/.+)$/,
    allowedIn: /^src\/http\//,
    typesIn: /^src\/app\//,
    instead:
      'Declare the route with `route()` of src/platform/route.ts; src/http turns it into a server.',
  },
  {
    packages: /^(kysely|pg|pg-cursor|pg-copy-streams|pg-query-stream)$/,
    allowedIn: /^src\/(platform|worker)\/|^src\/(people|modules\/[^/]+)\/store[^/]*$/,
    typesIn: /^src\/(app|http)\//,
    instead: 'Put the query into a function of `store.ts` and call that.',
  },
  {
    packages: /^(@marcbachmann\/cel-js|re2js)$/,
    allowedIn: /^src\/modules\/screening\/decide-rules\.ts$/,
    instead: 'Let src/modules/screening judge rules; it bounds what they cost.',
  },
  {
    packages: /^saxes$/,
    allowedIn: /^src\/modules\/bank\/parse-camt\.ts$/,
    instead: 'Let src/modules/bank read XML; no other format here is XML.',
  },
  {
    packages: /^pg-boss$/,
    allowedIn: /^src\/worker\//,
    instead:
      'Hand the effect to `enqueue()` of src/platform/outbox.ts, or declare a job in `jobs.ts`.',
  },
];

/**
 * Impure imports of files that otherwise must be pure. An exception that nobody uses is reported.
 */
export interface PurityException {
  readonly file: string;
  readonly imports: string;
  readonly because: string;
}

export const purityExceptions: readonly PurityException[] = [
  {
    file: 'src/kernel/ids.ts',
    imports: 'node:crypto',
    because: 'ids need random bytes that cannot be guessed; the instant is still an argument',
  },
  {
    file: 'src/kernel/zone-offsets.ts',
    imports: 'temporal-polyfill',
    because: 'the rules of the time zones are data that Node does not offer as a function',
  },
  {
    file: 'src/modules/screening/decide-rules.ts',
    imports: '@marcbachmann/cel-js',
    because: 'the language of the rules is a pure function of text and facts',
  },
  {
    file: 'src/modules/screening/decide-rules.ts',
    imports: 're2js',
    because: 'matching a pattern is a pure function of two texts',
  },
];

/**
 * The only file names a module may have; tests may have any name. A second list holds one module's
 * own.
 */
export const moduleFileNames = new RegExp(
  '^(README\\.md|(index|jobs|fixtures|invariants)\\.ts|' +
    '(types|decide|commands|store|routes)(-[a-z0-9-]+)?\\.ts)$',
);

export const extraFileNames: Readonly<Record<string, RegExp>> = {
  bank: /^(words|parse(-[a-z0-9-]+)?)\.ts$/,
  collections: /^words(-[a-z0-9-]+)?\.ts$/,
  enforcement: /^(words|parse(-[a-z0-9-]+)?)\.ts$/,
  notices: /^(words|templates|render)(-[a-z0-9-]+)?\.ts$/,
  receivables: /^(profiles|parse(-[a-z0-9-]+)?)\.ts$/,
  usage: /^parse(-[a-z0-9-]+)?\.ts$/,
};

export const readmeHeadings = ['Owns', 'Does not own', 'Words', 'Invariants', 'Dates'] as const;
