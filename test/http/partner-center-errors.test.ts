import { describe, expect, it } from 'vitest';
import { refusalCatalogue, refusalSections } from '../../src/app/refusals.ts';
import { faultOf, unreachableHere } from '../../src/modules/partner-center/index.ts';

/** Modules whose resources the API speaks, and the server that all requests pass. */
const sections = ['http', 'customers', 'subscriptions', 'usage', 'detection', 'tickets'] as const;
const codes = [...sections, 'partnerCenter' as const].flatMap((name) =>
  Object.keys((refusalSections as Record<string, object>)[name] ?? {}),
);
/** The statuses that the API documents. */
const STATUSES = [400, 401, 403, 404, 405, 406, 408, 409, 412, 417, 429, 500, 501, 502, 503, 504];

describe('the errors of the Partner Center API', () => {
  it('have a line for every refusal that can reach it, and none for the others', () => {
    expect(codes.length).toBeGreaterThan(80);
    const withLine = (code: string) => faultOf({ code, field: undefined }) !== null;
    const missing = codes.filter((code) => !withLine(code) && !unreachableHere.includes(code));
    expect(missing).toEqual([]);
    expect(unreachableHere.filter(withLine)).toEqual([]);
    expect(unreachableHere.filter((code) => !refusalCatalogue[code])).toEqual([]);
  });

  it.each(codes.filter((code) => !unreachableHere.includes(code)))('%s is documented', (code) => {
    const fault = faultOf({ code, field: undefined });
    expect(STATUSES).toContain(fault?.status);
    expect(fault?.code).toMatch(/^\d+$/);
  });
});
