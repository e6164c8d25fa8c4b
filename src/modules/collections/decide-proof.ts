import type { BusinessCalendar } from '../../kernel/calendar.ts';
import { type Day, addDays } from '../../kernel/days.ts';
import { addUnits, nextConsequenceDay } from './decide-days.ts';
import type { CompiledPolicy, Plan, PlannedStage } from './decide-plan.ts';
import type { HarmfulKind } from './types-policy.ts';
import type { AccountFacts, Announcement, Moment, NoticeFact, ProposalFact } from './types.ts';

/** An overdue account with everything its decision depends on. */
export interface OverdueCase {
  readonly facts: AccountFacts;
  readonly policy: CompiledPolicy;
  readonly plan: Plan;
  readonly calendar: BusinessCalendar;
  readonly moment: Moment;
  /** The due day at the head of the line; before `moment.asOf`. */
  readonly clockStart: Day;
  /** Net, minor units. */
  readonly overdue: bigint;
}

/** Whether enough is overdue for the stage to concern the account. */
export function exceedsTolerance(kase: OverdueCase, stage: PlannedStage): boolean {
  return kase.overdue > (stage.tolerance.get(kase.facts.currency) ?? 0n);
}

/** A notice that reached the customer, or will count as having reached it. */
export interface Proof {
  readonly deliveredOn: Day;
  /** The latest day that it named for what was asked; null when nothing was asked. */
  readonly namedOn: Day | null;
}

/**
 * Whether something that happened on `day` was about the present debt: the debt at the head of the
 * line was overdue by then. What was done about an older, settled debt proves nothing about this
 * one.
 */
export function isAboutDebt(clockStart: Day, day: Day): boolean {
  return day > clockStart;
}

/**
 * The newest delivered notice of a stage about the present debt that announced all `kinds`. The
 * newest one counts, because the customer may rely on the latest day it was told.
 */
export function latestProof(
  kase: OverdueCase,
  stageKey: string,
  kinds: readonly HarmfulKind[],
): Proof | null {
  let latest: Proof | null = null;
  for (const notice of kase.facts.notices) {
    if (notice.stage !== stageKey || !isAboutDebt(kase.clockStart, sentOrAsked(notice))) continue;
    const deliveredOn = deliveryDay(kase, notice);
    if (deliveredOn === null || !announcesAll(notice, kinds)) continue;
    const namedOn = latestNamedDay(notice, kinds);
    const isNewer =
      latest === null ||
      deliveredOn > latest.deliveredOn ||
      (deliveredOn === latest.deliveredOn && (namedOn ?? 0) > (latest.namedOn ?? 0));
    if (isNewer) latest = { deliveredOn, namedOn };
  }
  return latest;
}

/** Without a bounce, what the mail server accepted counts as delivered after the policy's days. */
function deliveryDay(kase: OverdueCase, notice: NoticeFact): Day | null {
  if (notice.state === 'delivered') return notice.outcomeOn;
  if (notice.state !== 'accepted' || notice.sentOn === null) return null;
  return presumedDelivery(kase, notice.sentOn);
}

/** The day on which a notice sent on `sentOn` counts as delivered when nothing is heard of it. */
export function presumedDelivery(kase: OverdueCase, sentOn: Day): Day {
  const days = kase.policy.content.deliveredAfterBusinessDaysWithoutBounce;
  return addUnits(kase.calendar, sentOn, days, 'business');
}

function sentOrAsked(notice: NoticeFact): Day {
  return notice.sentOn ?? notice.askedOn;
}

export function announcesAll(notice: NoticeFact, kinds: readonly HarmfulKind[]): boolean {
  return kinds.every((kind) => notice.announced.some((each) => each.kind === kind));
}

function latestNamedDay(notice: NoticeFact, kinds: readonly HarmfulKind[]): Day | null {
  let latest: Day | null = null;
  for (const { kind, on } of notice.announced) {
    if (kinds.includes(kind) && (latest === null || on > latest)) latest = on;
  }
  return latest;
}

/** What became of the notices of one stage about the present debt. */
export interface NoticeTally {
  /** One is asked for and has not left. */
  readonly requested: NoticeFact | null;
  /** One did not arrive, and nobody has dealt with it yet. */
  readonly undelivered: NoticeFact | null;
  /** Those that left and did not come back. */
  readonly sent: readonly NoticeFact[];
}

const NO_NOTICES: NoticeTally = { requested: null, undelivered: null, sent: [] };

export function noticesAbout(kase: OverdueCase, stageKey: string): NoticeTally {
  if (kase.facts.notices.length === 0) return NO_NOTICES;
  let requested: NoticeFact | null = null;
  let undelivered: NoticeFact | null = null;
  const sent: NoticeFact[] = [];
  for (const notice of kase.facts.notices) {
    if (notice.stage !== stageKey || !isAboutDebt(kase.clockStart, sentOrAsked(notice))) continue;
    if (notice.state === 'requested') requested = later(requested, notice);
    else if (isUndelivered(notice)) undelivered = later(undelivered, notice);
    else if (notice.state === 'accepted' || notice.state === 'delivered') sent.push(notice);
  }
  return { requested, undelivered, sent };
}

function isUndelivered({ state, retryAllowed }: NoticeFact): boolean {
  return (state === 'bounced' || state === 'failed') && !retryAllowed;
}

function later(a: NoticeFact | null, b: NoticeFact): NoticeFact {
  return a === null || sentOrAsked(b) > sentOrAsked(a) ? b : a;
}

const proposalOrder = { carried_out: 4, approved: 3, proposed: 2, declined: 1, withdrawn: 0 };

/**
 * What became of a stage's consequences for the present debt: carried out, else still open, else
 * declined. What was taken back since counts as if it had never been.
 */
export function proposalOf(kase: OverdueCase, stageKey: string): ProposalFact | null {
  let best: ProposalFact | null = null;
  for (const proposal of kase.facts.proposals) {
    if (proposal.stage !== stageKey || proposal.state === 'withdrawn') continue;
    if (proposal.liftedOn !== null) continue;
    if (!isAboutDebt(kase.clockStart, proposal.proposedOn)) continue;
    if (best === null || isBetterProposal(proposal, best)) best = proposal;
  }
  return best;
}

function isBetterProposal(proposal: ProposalFact, than: ProposalFact): boolean {
  if (proposal.state !== than.state) {
    return proposalOrder[proposal.state] > proposalOrder[than.state];
  }
  const [day, thanDay] = [proposal.carriedOutOn ?? 0, than.carriedOutOn ?? 0];
  return day === thanDay ? proposal.proposedOn > than.proposedOn : day > thanDay;
}

/**
 * What a notice of `stage` that goes out on `sendDay` must tell: each harmful step that this
 * notice's delivery makes possible, and the earliest day on which it may happen.
 */
export function announcementsOf(
  kase: OverdueCase,
  stage: PlannedStage,
  sendDay: Day,
): Announcement[] {
  const announced: Announcement[] = [];
  const deliveredOn = presumedDelivery(kase, sendDay);
  for (const next of stage.leadsTo) {
    const businessDays = next.stage.gate.deliveredNotice?.businessDays ?? 0;
    const allowedOn = addUnits(kase.calendar, deliveredOn, businessDays, 'business');
    const triggeredOn = announcedTrigger(kase, next, deliveredOn);
    const on = nextConsequenceDay(
      kase.policy.content,
      kase.calendar,
      allowedOn > triggeredOn ? allowedOn : triggeredOn,
    );
    for (const kind of next.harmfulKinds) announced.push({ kind, on });
  }
  return announced.toSorted((a, b) => a.on - b.on);
}

/**
 * The earliest day the announced stage's own trigger can come, as far as it is known when the
 * notice is written.
 */
function announcedTrigger(kase: OverdueCase, next: PlannedStage, deliveredOn: Day): Day {
  const { trigger } = next.stage;
  const from = trigger.kind === 'past_due' ? kase.clockStart : deliveredOn;
  const day = addUnits(kase.calendar, from, trigger.days, trigger.unit);
  // A step in the past cannot be announced: the earliest is the day after the delivery.
  return day > deliveredOn ? day : addDays(deliveredOn, 1);
}
