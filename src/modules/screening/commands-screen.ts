import { newId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import type { Reason } from '../../kernel/reasons.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { contactsOf, customerSince, getCustomer } from '../customers/index.ts';
import { compileRules, judge, type CompiledRules } from './decide-rules.ts';
import * as store from './store.ts';
import type { Facts, Judgement, Verdict } from './types.ts';

/** An order, as far as screening cares. Amounts are minor units. */
export interface OrderToScreen {
  readonly orderId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly firstCharge: bigint;
  readonly commitment: bigint;
  readonly lines: readonly {
    readonly kind: string;
    readonly term: string;
    readonly quantity: number;
  }[];
}

export interface OrderAnswer {
  readonly verdict: 'proceed' | 'wait' | 'refuse';
  readonly reasons: readonly Reason[];
}

const ANSWERS = { allow: 'proceed', review: 'wait', block: 'refuse' } as const satisfies Record<
  Verdict,
  OrderAnswer['verdict']
>;

/**
 * Whether screening lets an order proceed. Each order is decided once, and the decision is kept
 * with its facts; asked again, the answer is the same, until a person releases the order. While no
 * set is live, nothing is screened.
 */
export async function screenOrder(context: Context, order: OrderToScreen): Promise<OrderAnswer> {
  const known = await store.decisionOfOrder(context, order.orderId);
  if (known) return answerOf(known);
  const sets = await store.setsInUse(context);
  const live = sets.find((each) => each.state === 'live');
  if (!live) return { verdict: 'proceed', reasons: [] };
  const facts = await factsOf(context, order);
  const stopped = new Set((await store.stoppedRules(context)).map((each) => each.rule));
  const values = Object.values(facts).filter((each) => typeof each === 'string');
  const lists = await store.listsWith(
    context,
    values.map((each) => each.toLowerCase()),
  );
  const judged = judge(compiled(live), facts, lists, stopped);
  const shadowSet = sets.find((each) => each.state === 'shadow');
  const shadow = shadowSet ? judge(compiled(shadowSet), facts, lists, stopped) : null;
  await store.insertDecision(context, {
    id: newId(context.now.getTime()),
    orderId: order.orderId,
    customerId: order.customerId,
    judged,
    facts,
    ruleSetId: live.id,
    shadow: shadowOf(shadow),
    amount: order.firstCharge,
    currency: order.currency,
  });
  if (judged.verdict !== 'allow') {
    await recordEvents(context, [
      {
        type: judged.verdict === 'block' ? 'screening.order_blocked' : 'screening.order_held',
        subject: { kind: 'order', id: order.orderId },
        customerId: order.customerId,
        after: { score: judged.score, rules: judged.reasons.map((each) => each.rule) },
      },
    ]);
  }
  return answerOf(judged);
}

/** Compiling takes longer than judging; a version never changes once it is in use. */
const compiledSets = new Map<string, CompiledRules>();
const COMPILED_MAX = 200;

function compiled(set: store.RuleSet): CompiledRules {
  const key = `${set.id} ${set.revision}`;
  const known = compiledSets.get(key);
  if (known) return known;
  const made = compileRules(set.rules);
  if (compiledSets.size >= COMPILED_MAX) compiledSets.clear();
  compiledSets.set(key, made);
  return made;
}

function shadowOf(judged: Judgement | null): Json {
  if (judged === null) return null;
  return { verdict: judged.verdict, rules: judged.reasons.map((each) => each.rule) };
}

function answerOf(judged: Pick<Judgement, 'verdict' | 'reasons'>): OrderAnswer {
  const verdict = ANSWERS[judged.verdict];
  if (verdict === 'proceed') return { verdict, reasons: [] };
  const reasons = judged.reasons
    .filter((each) => each.effect !== 'allow')
    .map(({ outcome, titles, rule }) => ({
      code: outcome === 'fired' ? 'screening_rule' : 'screening_rule_unknown',
      values: { rule, title: titles.en, titleJa: titles.ja },
    }));
  return { verdict, reasons };
}

const DAY_MS = 86_400_000;
const MONTHS: Readonly<Record<string, bigint>> = { P1M: 1n, P1Y: 12n, P3Y: 36n };

async function factsOf(context: Context, order: OrderToScreen): Promise<Facts> {
  const customer = await getCustomer(context, order.customerId);
  const since = await customerSince(context, order.customerId);
  const contacts = await contactsOf(context, order.customerId);
  const emailDomain = contacts[0]?.email.split('@')[1]?.toLowerCase() ?? null;
  const history = await store.orderHistory(context, order.customerId, order.currency, emailDomain);
  const terms = order.lines.map((each) => MONTHS[each.term] ?? 0n);
  return {
    amount: order.firstCharge,
    commitment: order.commitment,
    currency: order.currency,
    seats: BigInt(order.lines.reduce((sum, each) => sum + each.quantity, 0)),
    lines: BigInt(order.lines.length),
    hasUsage: order.lines.some((each) => each.kind !== 'license'),
    longestTermMonths: terms.reduce((longest, each) => (each > longest ? each : longest), 0n),
    customerNumber: customer.number,
    customerAgeDays: BigInt(Math.floor((context.now.getTime() - since.getTime()) / DAY_MS)),
    country: customer.country,
    segment: customer.segment,
    riskClass: customer.riskClass,
    emailDomain,
    orders1h: BigInt(history.orders1h),
    orders24h: BigInt(history.orders24h),
    orders7d: BigInt(history.orders7d),
    orders90d: BigInt(history.orders90d),
    meanAmount90d: history.meanAmount90d,
    customersOfDomain24h: emailDomain === null ? null : BigInt(history.customersOfDomain24h),
    hourOfDay: BigInt(context.now.getUTCHours()),
  };
}
