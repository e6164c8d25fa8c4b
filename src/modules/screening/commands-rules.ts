import { addDays, dayIn, formatDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { compileRules, problemsOf } from './decide-rules.ts';
import { starterRules } from './decide-starter.ts';
import { tryRules } from './decide-trial.ts';
import * as store from './store.ts';
import { refuse, type ScreeningRule, type Trial } from './types.ts';

/** Orders of so many days stand for what comes. */
const TRIAL_DAYS = 90;
/** More says nothing new and takes seconds. */
const TRIAL_DECISIONS_MAX = 50_000;

/**
 * A new draft: a copy of the live set, or the starter rules.
 * @throws Refused `rule_set_draft_exists`
 */
export async function draftRules(context: Context): Promise<string> {
  const live = (await store.setsInUse(context)).find((each) => each.state === 'live');
  const id = newId(context.now.getTime());
  const made = await store.insertRuleSet(context, id, live?.rules ?? starterRules, []);
  if (!made) throw refuse('rule_set_draft_exists');
  await record(context, 'screening.rules_drafted', id, {
    rules: (live?.rules ?? starterRules).length,
  });
  return id;
}

/**
 * Changes a draft; a set in shadow becomes a draft again.
 * @throws Refused `rule_set_not_found`, `rule_set_not_draft`, `rule_set_revision_stale`,
 *   `rule_set_invalid` with the first problem
 */
export async function changeRules(
  context: Context,
  id: string,
  revision: number,
  rules: readonly ScreeningRule[],
): Promise<void> {
  const set = await lockDraft(context, id);
  if (set.revision !== revision) throw refuse('rule_set_revision_stale');
  check(rules);
  const { actor } = context;
  const isKnown = set.changedBy.some((each) => each.id === actor.id);
  const changedBy =
    actor.kind === 'system' || isKnown
      ? set.changedBy
      : [...set.changedBy, { id: actor.id, name: actor.name }];
  await store.saveRules(context, id, rules, changedBy);
  await record(context, 'screening.rules_changed', id, { rules: rules.length });
}

/** What the set would have decided about the orders of the last months; kept with it. */
export async function trialOf(context: Context, id: string): Promise<Trial> {
  const set = await lockDraft(context, id);
  check(set.rules);
  const trial = await tryOut(context, set.rules);
  await store.saveTrial(context, id, trial);
  return trial;
}

async function tryOut(context: Context, rules: readonly ScreeningRule[]): Promise<Trial> {
  const since = formatDay(addDays(dayIn(context.now, 'UTC'), -TRIAL_DAYS));
  const past = await store.pastDecisions(context, since, TRIAL_DECISIONS_MAX);
  return tryRules(compileRules(rules), past, await store.listsWith(context, null), since);
}

/**
 * Lets a draft judge every order without consequence, or takes it back.
 * @throws Refused `rule_set_not_found`, `rule_set_not_draft`, `rule_set_invalid`
 */
export async function shadowRules(context: Context, id: string, on: boolean): Promise<void> {
  const set = await lockDraft(context, id);
  check(set.rules);
  await store.saveState(context, id, on ? 'shadow' : 'draft');
  await record(context, 'screening.rules_shadowed', id, { shadow: on });
}

/**
 * Puts a set into force, with a trial of it; a second person does that, or a reason is kept where
 * there is none.
 * @param publisherIds everybody who may publish
 * @throws Refused `rule_set_not_found`, `rule_set_not_draft`, `rule_set_invalid`,
 *   `rule_set_needs_second_person`, `rule_set_alone_needs_reason`
 */
export async function publishRules(
  context: Context,
  id: string,
  publisherIds: readonly string[],
  because: string | null,
): Promise<void> {
  const set = await lockDraft(context, id);
  check(set.rules);
  const { actor } = context;
  if (set.changedBy.some((each) => each.id === actor.id)) {
    if (publisherIds.some((each) => each !== actor.id)) {
      throw refuse('rule_set_needs_second_person');
    }
    if (because === null) throw refuse('rule_set_alone_needs_reason', {}, 'because');
  }
  const trial = await tryOut(context, set.rules);
  await store.saveTrial(context, id, trial);
  await store.putLive(context, id, because);
  await record(context, 'screening.rules_published', id, {
    number: set.number,
    rules: set.rules.length,
    tried: trial.decisions,
    different: trial.different,
    because,
  });
}

/** Switches a rule off at once, in every version. */
export async function stopRule(context: Context, rule: string, reason: string): Promise<void> {
  await store.insertStop(context, rule, reason);
  await record(context, 'screening.rule_stopped', context.partnerId, { rule, reason });
}

/** @throws Refused `rule_not_stopped` */
export async function resumeRule(context: Context, rule: string): Promise<void> {
  if (!(await store.deleteStop(context, rule))) throw refuse('rule_not_stopped', { rule });
  await record(context, 'screening.rule_resumed', context.partnerId, { rule });
}

export async function addEntry(
  context: Context,
  entry: Pick<store.ListEntry, 'list' | 'value' | 'note' | 'expiresOn'>,
): Promise<void> {
  await store.saveEntry(context, entry);
  await record(context, 'screening.list_changed', context.partnerId, {
    added: entry.value,
    list: entry.list,
  });
}

/** @throws Refused `list_entry_not_found` */
export async function removeEntry(context: Context, list: string, value: string): Promise<void> {
  if (!(await store.deleteEntry(context, list, value))) throw refuse('list_entry_not_found');
  await record(context, 'screening.list_changed', context.partnerId, { removed: value, list });
}

function check(rules: readonly ScreeningRule[]): void {
  const [first] = problemsOf(rules);
  if (!first) return;
  const { rule, code, detail } = first;
  throw refuse('rule_set_invalid', { rule, problem: code, detail }, `rules.${rule}`);
}

async function lockDraft(context: Context, id: string): Promise<store.RuleSet> {
  const set = await store.lockRuleSet(context, id);
  if (!set) throw refuse('rule_set_not_found');
  if (set.state !== 'draft' && set.state !== 'shadow') {
    throw refuse('rule_set_not_draft', { state: set.state });
  }
  return set;
}

async function record(
  context: Context,
  type: string,
  id: string,
  after: Record<string, string | number | boolean | null>,
): Promise<void> {
  await recordEvents(context, [{ type, subject: { kind: 'rule_set', id }, after }]);
}
