import { canonicalJson, type Json } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { getPolicyVersion } from './commands-policy.ts';
import { compilePolicy } from './decide-plan.ts';
import {
  readCalendar,
  readFacts,
  recordDecision,
  type CalendarRecord,
  type FactsRecord,
} from './decide-record.ts';
import { decideAccount } from './decide-stage.ts';
import { findEvidence, type EvidenceRow } from './store-worklist.ts';
import { refuse } from './types.ts';

export interface Replay {
  readonly evidence: EvidenceRow;
  /** Deciding again from what was kept gives the same result, byte for byte. */
  readonly isReproduced: boolean;
}

/** @throws Refused `decision_not_found` */
export async function replayDecision(context: Context, decisionId: string): Promise<Replay> {
  const evidence = await findEvidence(context, decisionId);
  if (!evidence) throw refuse('decision_not_found', { id: decisionId });
  const version = await getPolicyVersion(context, evidence.policyVersionId);
  const { facts, moment } = readFacts(evidence.facts as unknown as FactsRecord);
  const calendar = readCalendar(evidence.calendar as unknown as CalendarRecord);
  const decision = decideAccount(facts, compilePolicy(version.content), calendar, moment);
  const again = recordDecision(decision, evidence.currency);
  return { evidence, isReproduced: sameText(again, evidence.result) };
}

function sameText(a: Json, b: Json): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
