import { Type, type TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { isIP } from 'node:net';
import { reportTypes, type Member, type ReportType } from './parse-xarf-types.ts';
import type { NewReport } from './types.ts';

/** What is wrong with a report, and where. */
export interface ReportProblem {
  /** `evidence.0.payload`. */
  readonly field: string;
  readonly message: string;
}

export type ParsedReport =
  | { readonly ok: true; readonly report: NewReport }
  | { readonly ok: false; readonly problems: readonly ReportProblem[] };

/** Enough to mend a report in one go. */
const PROBLEMS_SHOWN = 20;
/** Five megabytes of an evidence item, in base64. */
const PAYLOAD_MAX_CHARACTERS = Math.ceil((5 * 1_024 * 1_024) / 3) * 4;
const TEXT_MAX_CHARACTERS = 20_000;

const Party = Type.Object(
  {
    org: Type.String({ minLength: 1, maxLength: 200 }),
    contact: Type.String({ format: 'email', maxLength: 254 }),
    domain: Type.String({ format: 'hostname', maxLength: 253 }),
  },
  { additionalProperties: false },
);

const Evidence = Type.Object(
  {
    content_type: Type.String({ minLength: 1, maxLength: 200 }),
    description: Type.Optional(Type.String({ maxLength: 500 })),
    payload: Type.String({ maxLength: PAYLOAD_MAX_CHARACTERS }),
    hash: Type.Optional(Type.String({ pattern: '^(md5|sha1|sha256|sha512):[a-fA-F0-9]+$' })),
    size: Type.Optional(Type.Integer({ minimum: 0, maximum: 5_242_880 })),
  },
  { additionalProperties: false },
);

/** What every report of X-ARF version 4 says, whatever it is about. */
const core = {
  xarf_version: Type.String({ pattern: '^4\\.[0-9]+\\.[0-9]+$' }),
  report_id: Type.String({ format: 'uuid' }),
  timestamp: Type.String({ format: 'date-time' }),
  reporter: Party,
  sender: Party,
  source_identifier: Type.String({ minLength: 1, maxLength: 300 }),
  source_port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  category: Type.String(),
  type: Type.String(),
  evidence_source: Type.Optional(Type.String({ maxLength: 100 })),
  evidence: Type.Optional(Type.Array(Evidence, { maxItems: 50 })),
  tags: Type.Optional(
    Type.Array(Type.String({ pattern: '^[a-z0-9][a-z0-9_+-]*:[a-z0-9][a-z0-9_+-]*$' }), {
      maxItems: 20,
    }),
  ),
  confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  description: Type.Optional(Type.String({ maxLength: 1_000 })),
};

const schemaOfMember = {
  text: Type.String({ maxLength: TEXT_MAX_CHARACTERS }),
  instant: Type.String({ format: 'date-time' }),
  uri: Type.String({ format: 'uri', maxLength: TEXT_MAX_CHARACTERS }),
  email: Type.String({ format: 'email', maxLength: 254 }),
  count: Type.Integer({ minimum: 0 }),
  counted: Type.Integer({ minimum: 1 }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  number: Type.Number(),
  share: Type.Number({ minimum: 0, maximum: 1 }),
  flag: Type.Boolean(),
  object: Type.Object({}),
  list: Type.Array(Type.Unknown()),
} satisfies Record<Extract<Member, string>, TSchema>;

function schemaOf({ required, members }: ReportType): Validator {
  const properties: Record<string, TSchema> = { ...core };
  for (const [name, member] of Object.entries(members)) {
    const schema = typeof member === 'string' ? schemaOfMember[member] : Type.Enum([...member]);
    properties[name] = required.includes(name) ? schema : Type.Optional(schema);
  }
  return Compile(Type.Object(properties));
}

const validators = new Map<ReportType, Validator>();

function validatorOf(type: ReportType): Validator {
  const known = validators.get(type);
  if (known) return known;
  const made = schemaOf(type);
  validators.set(type, made);
  return made;
}

/** Reads an X-ARF version 4 report, and says field by field what is wrong with one that is none. */
export function parseXarf(body: unknown): ParsedReport {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { ok: false, problems: [{ field: '', message: 'A report is a JSON object.' }] };
  }
  const given = body as Readonly<Record<string, unknown>>;
  const found = typeOf(given);
  if ('problem' in found) return { ok: false, problems: [found.problem] };
  const validator = validatorOf(found.type);
  if (!validator.Check(given)) {
    const problems = validator.Errors(given).flatMap(problemsOf).slice(0, PROBLEMS_SHOWN);
    return { ok: false, problems };
  }
  const missing = missingOf(given, found.type);
  if (missing.length > 0) return { ok: false, problems: missing };
  return { ok: true, report: reportOf(given as unknown as XarfCore) };
}

interface XarfCore {
  readonly category: string;
  readonly type: string;
  readonly source_identifier: string;
  readonly reporter: { readonly org: string; readonly contact: string };
  readonly timestamp: string;
  readonly confidence?: number;
}

function reportOf(given: XarfCore): NewReport {
  return {
    class: `${given.category}/${given.type}`,
    sourceIdentifier: given.source_identifier,
    reporterOrg: given.reporter.org,
    reporterContact: given.reporter.contact,
    confidence: given.confidence ?? null,
    occurredAt: new Date(given.timestamp),
    body: given,
  };
}

function typeOf(
  given: Readonly<Record<string, unknown>>,
): { readonly type: ReportType } | { readonly problem: ReportProblem } {
  const category = given['category'];
  const types = typeof category === 'string' ? reportTypes[category] : undefined;
  if (!types) {
    const message = `One of ${Object.keys(reportTypes).join(', ')}.`;
    return { problem: { field: 'category', message } };
  }
  const type = given['type'];
  const found = typeof type === 'string' ? types[type] : undefined;
  if (found) return { type: found };
  const message = `For ${String(category)}, one of ${Object.keys(types).join(', ')}.`;
  return { problem: { field: 'type', message } };
}

function missingOf(given: Readonly<Record<string, unknown>>, type: ReportType): ReportProblem[] {
  const problems: ReportProblem[] = [];
  const isAddress = isIP(String(given['source_identifier'])) !== 0;
  if (type.portWithAddress && isAddress && given['source_port'] === undefined) {
    problems.push({ field: 'source_port', message: 'Needed where the source is an IP address.' });
  }
  if (type.senderWithSmtp && given['protocol'] === 'smtp') {
    for (const field of ['smtp_from', 'source_port']) {
      if (given[field] === undefined) problems.push({ field, message: 'Needed for SMTP.' });
    }
  }
  return problems;
}

function problemsOf(error: {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}): ReportProblem[] {
  const path = error.instancePath.split('/').slice(1);
  const at = (name?: string) => [...path, ...(name === undefined ? [] : [name])].join('.');
  const { requiredProperties, additionalProperties } = error.params as {
    readonly requiredProperties?: readonly string[];
    readonly additionalProperties?: readonly string[];
  };
  if (error.keyword === 'required' && requiredProperties) {
    return requiredProperties.map((name) => ({ field: at(name), message: 'Is missing.' }));
  }
  if (error.keyword === 'additionalProperties' && additionalProperties) {
    return additionalProperties.map((name) => ({ field: at(name), message: 'Is not known here.' }));
  }
  return [{ field: at(), message: error.message }];
}
