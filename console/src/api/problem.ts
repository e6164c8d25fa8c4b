/**
 * RFC 9457 problem details as the server writes them, with its stable code and the field at fault.
 */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly field?: string | undefined;
  readonly requestId?: string | undefined;
  /** Several faults of one input: path and sentence. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[] | undefined;
}

/** A request that was answered with "no", or not at all (`code` `unreachable`, status 0). */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /**
   * Nobody knows whether the request was carried out; sent again as it was, it may well succeed.
   */
  get unanswered(): boolean {
    return [0, 408, 502, 503, 504].includes(this.problem.status);
  }
}

/**
 * The problem of an answer that is not 2xx, also when a proxy answered something else than JSON.
 */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string | undefined =>
    typeof given[name] === 'string' ? given[name] : undefined;
  return new ApiProblem({
    status: response.status,
    code: text('code') ?? `http_${response.status}`,
    title: text('title') ?? response.statusText,
    detail: text('detail') ?? text('title') ?? response.statusText,
    field: text('field'),
    requestId: text('instance') ?? response.headers.get('x-request-id') ?? undefined,
    errors: Array.isArray(given['errors']) ? (given['errors'] as Problem['errors']) : undefined,
  });
}

/** The server could not be reached, or the connection broke before an answer came. */
export function unreachable(): ApiProblem {
  return new ApiProblem({ status: 0, code: 'unreachable', title: '', detail: '' });
}
