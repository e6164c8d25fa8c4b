import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../kernel/days.ts';
import { decideExposure, netOf } from './decide-exposure.ts';
import { aRow, aSecurity, exposureFacts } from './fixtures.ts';
import { burdens, type ExposureFacts } from './types.ts';

describe('what is at stake', () => {
  test('given every component, then burdens less reliefs', () => {
    const found = decideExposure(
      exposureFacts({
        debits: 100_000n,
        credits: 20_000n,
        rows: [
          aRow({ amount: 5_000n }),
          aRow({ component: 'expectedUsage', amount: 7_000n, detail: { perDay: 500n, days: 14 } }),
          aRow({ component: 'commitment', kind: 'term', amount: 60_000n }),
          aRow({ component: 'purchases', kind: 'charge', amount: 8_000n }),
        ],
        securities: [aSecurity(), aSecurity({ kind: 'guarantee', amount: 10_000n })],
      }),
    );
    expect(found).toMatchObject({
      unpaid: 80_000n,
      unbilledUsage: 5_000n,
      expectedUsage: 7_000n,
      commitment: 60_000n,
      purchases: 8_000n,
      overpayment: 0n,
      deposits: 50_000n,
      guarantees: 10_000n,
      exposure: 100_000n,
      spareCover: 0n,
    });
    expect(found.reasons).toEqual([
      { code: 'usage_runs_on', values: { perDay: '5.00', days: 14, currency: 'USD' } },
    ]);
  });

  test('given more money than debts, then the rest is an overpayment that covers other burdens', () => {
    const facts = exposureFacts({ debits: 10_000n, credits: 25_000n, rows: [aRow()] });
    expect(decideExposure(facts)).toMatchObject({
      unpaid: 0n,
      overpayment: 15_000n,
      exposure: 0n,
      spareCover: 5_000n,
      reasons: [{ code: 'covered_in_full' }],
    });
  });

  test('given an open cancellation window, then it says until when and what is committed after', () => {
    const cancelUntil = new Date('2026-11-27T10:00:00Z');
    const row = aRow({
      component: 'commitment',
      kind: 'term',
      amount: 0n,
      detail: { cancelUntil, afterWindow: 120_000n },
    });
    const { commitment, reasons } = decideExposure(exposureFacts({ rows: [row] }));
    expect(commitment).toBe(0n);
    expect(reasons).toEqual([
      {
        code: 'cancellation_window_open',
        values: {
          subscription: 'Machines',
          until: '2026-11-27T10:00:00.000Z',
          amount: '1200.00',
          currency: 'USD',
        },
      },
    ]);
  });

  test('given a security with an end, then the end is named', () => {
    const securities = [aSecurity({ validUntil: dayOf(2026, 12, 31) })];
    expect(decideExposure(exposureFacts({ securities })).reasons).toEqual([
      {
        code: 'security_ends',
        values: { reference: 'DEP-1', until: '2026-12-31', amount: '500.00', currency: 'USD' },
      },
    ]);
  });
});

const minor = fc.bigInt({ min: 0n, max: 10n ** 15n });
const someRow = fc
  .tuple(fc.constantFrom('unbilledUsage', 'expectedUsage', 'commitment', 'purchases'), minor)
  .map(([component, amount]) => aRow({ component, amount }));
const someSecurity = fc
  .tuple(fc.constantFrom('deposit', 'guarantee'), minor)
  .map(([kind, amount]) => aSecurity({ kind, amount }));
const someFacts: fc.Arbitrary<ExposureFacts> = fc
  .record({
    debits: minor,
    credits: minor,
    rows: fc.array(someRow, { maxLength: 8 }),
    securities: fc.array(someSecurity, { maxLength: 4 }),
  })
  .map((facts) => exposureFacts(facts));

describe('whatever the facts', () => {
  test('the components add up, and it is never below what is unpaid less what secures it', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const found = decideExposure(facts);
        expect(found.exposure - found.spareCover).toBe(netOf(found));
        expect(found.exposure === 0n || found.spareCover === 0n).toBe(true);
        const { debits, credits } = facts;
        const secured = found.deposits + found.guarantees;
        expect(found.exposure).toBeGreaterThanOrEqual(debits - credits - secured);
        expect(found.unpaid - found.overpayment).toBe(debits - credits);
      }),
    );
  });

  test('one burden more never makes it smaller, one relief more never larger', () => {
    fc.assert(
      fc.property(someFacts, someRow, someSecurity, minor, (facts, row, security, amount) => {
        const { exposure } = decideExposure(facts);
        const { rows, securities, debits, credits } = facts;
        const of = (more: Partial<ExposureFacts>) => decideExposure({ ...facts, ...more }).exposure;
        expect(of({ rows: [...rows, row] })).toBeGreaterThanOrEqual(exposure);
        expect(of({ debits: debits + amount })).toBeGreaterThanOrEqual(exposure);
        expect(of({ credits: credits + amount })).toBeLessThanOrEqual(exposure);
        expect(of({ securities: [...securities, security] })).toBeLessThanOrEqual(exposure);
      }),
    );
  });

  test('the order of the lines changes nothing', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const turned = { ...facts, rows: facts.rows.toReversed() };
        const [one, other] = [decideExposure(facts), decideExposure(turned)];
        for (const each of burdens) expect(other[each]).toBe(one[each]);
        expect(other.exposure).toBe(one.exposure);
      }),
    );
  });
});
