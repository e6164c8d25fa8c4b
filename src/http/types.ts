import { refusalsOf } from '../kernel/refusal.ts';

export type Language = 'en' | 'ja';

/**
 * What a refusal's code means to the outside: its HTTP status and its sentence, with `{value}`
 * places.
 */
export interface RefusalEntry {
  readonly status: number;
  readonly en: string;
  readonly ja: string;
}

export type RefusalCatalogue = Readonly<Record<string, RefusalEntry>>;

/**
 * Every "no" that the server itself says; statuses and sentences are in `src/app/refusals-http.ts`.
 */
export type HttpRefusal =
  | 'request_invalid'
  | 'json_unreadable'
  | 'body_too_large'
  | 'body_type_unsupported'
  | 'request_unreadable'
  | 'sign_in_needed'
  | 'api_key_invalid'
  | 'person_needed'
  | 'partner_not_chosen'
  | 'permission_missing'
  | 'origin_foreign'
  | 'idempotency_key_invalid'
  | 'idempotency_key_reused'
  | 'idempotency_answer_withheld'
  | 'change_conflicts'
  | 'value_not_storable'
  | 'path_not_found'
  | 'database_unreachable'
  | 'database_busy'
  | 'database_full'
  | 'server_closing'
  | 'wire_path_unknown'
  | 'wire_method_unknown'
  | 'wire_rate_exceeded'
  | 'unexpected_error';

export const refuse = refusalsOf<HttpRefusal>();

/** A member of the input that does not fit its schema. */
export interface FieldProblem {
  /** As a path: `stages[2].trigger.days`; empty for the input as a whole. */
  readonly field: string;
  readonly message: string;
}

/** RFC 9457 problem details as every error answer has them. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** The request's id: the same is in the log and in the events. */
  readonly instance: string;
  readonly field?: string;
  readonly errors?: readonly FieldProblem[];
}
