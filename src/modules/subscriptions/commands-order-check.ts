import type { Context } from '../../platform/context.ts';
import { decideVerdict } from './decide-order-check.ts';
import type {
  OrderCheck,
  OrderObjection,
  OrderQuestion,
  OrderVerdict,
} from './types-order-check.ts';

let installed: readonly OrderCheck[] = [];

/** Installed once, at start, by the wiring; without any, every order proceeds. */
export function installOrderChecks(checks: readonly OrderCheck[]): void {
  installed = checks;
}

/** Asks every check, or those named, and keeps what they have against the order. */
export async function askChecks(
  context: Context,
  question: OrderQuestion,
  names?: readonly string[],
): Promise<{ readonly verdict: OrderVerdict; readonly objections: readonly OrderObjection[] }> {
  const objections: OrderObjection[] = [];
  for (const check of installed) {
    if (names && !names.includes(check.name)) continue;
    const { verdict, reasons } = await check.answer(context, question);
    if (verdict === 'proceed') continue;
    objections.push({
      check: check.name,
      verdict,
      reasons,
      askedAt: context.now,
      settledAt: null,
      settledBy: null,
      settledHow: null,
      settledReason: null,
    });
  }
  return { verdict: decideVerdict(objections), objections };
}
