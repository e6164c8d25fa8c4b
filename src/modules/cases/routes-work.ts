import { Type } from 'typebox';
import { formatDecimal } from '../../kernel/money.ts';
import { listMembers } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { openHoldsOfCase } from './commands-hold.ts';
import { weigh } from './commands-queue.ts';
import {
  actorIdOf,
  addNote,
  assignCase,
  checkStep,
  getCase,
  giveLockBack,
  linkCases,
  setFirstUse,
  stopClock,
  takeLock,
  unlinkCases,
} from './commands-work.ts';
import { checklistOf } from './decide-checklist.ts';
import type { CaseAccess } from './routes.ts';
import {
  CaseParams,
  CaseSchema,
  caseTexts,
  Instant,
  KindSchema,
  Nothing,
  OutcomeSchema,
  StateSchema,
  Uuid,
} from './routes-schemas.ts';
import { resolutionsOf } from './store-resolution.ts';
import { doneSteps, linksOf, notesOf } from './store-work.ts';
import { casesByIds } from './store.ts';
import { refuse } from './types.ts';

const tag = 'cases';
const Text = Type.String();
const TextOrNull = Type.Union([Text, Type.Null()]);
const working = ['case_not_found', 'case_not_open', 'case_locked'] as const;

const DetailSchema = Type.Object({
  case: CaseSchema,
  lockIsMine: Type.Boolean(),
  steps: Type.Array(
    Type.Object({ key: Text, en: Text, ja: Text, doneBy: TextOrNull, doneAt: TextOrNull }),
  ),
  notes: Type.Array(Type.Object({ id: Text, text: Text, writtenBy: Text, writtenAt: Instant })),
  links: Type.Array(
    Type.Object({
      caseId: Text,
      number: Type.Integer(),
      title: Text,
      kind: KindSchema,
      state: StateSchema,
      because: Text,
    }),
  ),
  holds: Type.Array(
    Type.Object({
      id: Text,
      customerId: Text,
      subscriptionId: TextOrNull,
      reason: Text,
      placedAt: Instant,
    }),
  ),
  resolutions: Type.Array(
    Type.Object({
      id: Text,
      outcome: OutcomeSchema,
      because: Text,
      holds: Type.Enum(['lift', 'keep']),
      resolvedBy: Text,
      resolvedAt: Instant,
      losses: Type.Array(Type.Object({ currency: Text, lost: Text, recovered: Text })),
    }),
  ),
  workers: Type.Array(Type.Object({ id: Text, name: Text })),
});

async function workers(context: Context, { workersOf }: CaseAccess) {
  const ids = new Set(await workersOf(context));
  return (await listMembers(context))
    .filter(({ userId }) => ids.has(userId))
    .map(({ userId, name }) => ({ id: userId, name }));
}

async function detail(context: Context, caseId: string, access: CaseAccess) {
  const file = await getCase(context, caseId);
  const [shown] = await caseTexts(context, await weigh(context, [file]));
  const done = new Map((await doneSteps(context, caseId)).map((each) => [each.step, each]));
  const links = await linksOf(context, caseId);
  const because = new Map(links.map((each) => [each.caseId, each.because]));
  const others = await casesByIds(context, [...because.keys()]);
  return {
    case: shown!,
    lockIsMine: shown!.lockedUntil !== null && file.lockedById === actorIdOf(context),
    steps: checklistOf(file.kind).map((step) => ({
      ...step,
      doneBy: done.get(step.key)?.doneBy ?? null,
      doneAt: done.get(step.key)?.doneAt.toISOString() ?? null,
    })),
    notes: (await notesOf(context, caseId)).map((note) => ({
      ...note,
      writtenAt: note.writtenAt.toISOString(),
    })),
    links: others.map(({ id, number, title, kind, state }) => ({
      caseId: id,
      number,
      title,
      kind,
      state,
      because: because.get(id) ?? '',
    })),
    holds: (await openHoldsOfCase(context, caseId)).map((hold) => ({
      id: hold.id,
      customerId: hold.customerId,
      subscriptionId: hold.subscriptionId,
      reason: hold.reason,
      placedAt: hold.placedAt.toISOString(),
    })),
    resolutions: (await resolutionsOf(context, caseId)).map((each) => ({
      ...each,
      resolvedAt: each.resolvedAt.toISOString(),
      losses: each.losses.map(({ currency, lost, recovered }) => ({
        currency,
        lost: formatDecimal(lost, currency),
        recovered: formatDecimal(recovered, currency),
      })),
    })),
    workers: await workers(context, access),
  };
}

/** Reading one case and working on it. */
export function workRoutes(access: CaseAccess): readonly AnyRoute[] {
  const common = { tag, permission: 'cases.write', params: CaseParams } as const;
  return [
    route({
      method: 'GET',
      path: '/api/cases/{caseId}',
      name: 'getCase',
      summary: 'One case with its clocks, checklist, notes, links, holds and how it ended.',
      tag,
      permission: 'cases.read',
      params: CaseParams,
      output: DetailSchema,
      refusals: ['case_not_found'],
      handle: (context, { params }) => detail(context, params.caseId, access),
    }),
    route({
      ...common,
      method: 'PUT',
      path: '/api/cases/{caseId}/assignee',
      name: 'assignCase',
      summary: 'Gives a case to a person who may work on cases, or to nobody.',
      body: Type.Object({ userId: Type.Union([Uuid, Type.Null()]) }),
      output: Nothing,
      refusals: [...working, 'case_worker_unknown'],
      handle: async (context, { params, body }) => {
        const to =
          body.userId === null
            ? null
            : (await workers(context, access)).find((each) => each.id === body.userId);
        if (to === undefined) throw refuse('case_worker_unknown', {}, 'userId');
        await assignCase(context, params.caseId, to);
        return {};
      },
    }),
    route({
      ...common,
      method: 'PUT',
      path: '/api/cases/{caseId}/lock',
      name: 'lockCase',
      summary: 'Keeps a case from others for a quarter of an hour, or gives it back.',
      body: Type.Object({ on: Type.Boolean() }),
      output: Nothing,
      refusals: [...working],
      handle: async (context, { params, body }) => {
        if (body.on) await takeLock(context, params.caseId);
        else await giveLockBack(context, params.caseId);
        return {};
      },
    }),
    route({
      ...common,
      method: 'PUT',
      path: '/api/cases/{caseId}/steps',
      name: 'checkCaseStep',
      summary: 'Ticks a step of the checklist, or takes the tick away.',
      body: Type.Object({ step: Type.String({ maxLength: 60 }), done: Type.Boolean() }),
      output: Nothing,
      refusals: [...working, 'case_step_unknown'],
      handle: async (context, { params, body }) => {
        await checkStep(context, params.caseId, body.step, body.done);
        return {};
      },
    }),
    ...clockRoutes(common),
    ...noteRoutes(common),
  ];
}

interface Common {
  readonly tag: string;
  readonly permission: 'cases.write';
  readonly params: typeof CaseParams;
}

function clockRoutes(common: Common): readonly AnyRoute[] {
  return [
    route({
      ...common,
      method: 'POST',
      path: '/api/cases/{caseId}/clocks',
      name: 'stopCaseClock',
      summary: 'Says that the misuse was stopped, or that the refund was asked for.',
      body: Type.Object({ clock: Type.Enum(['mitigate', 'refund']) }),
      output: Nothing,
      refusals: [...working],
      handle: async (context, { params, body }) => {
        await stopClock(context, params.caseId, body.clock);
        return {};
      },
    }),
    route({
      ...common,
      method: 'PUT',
      path: '/api/cases/{caseId}/first-use',
      name: 'setCaseFirstUse',
      summary: 'Says when the misuse began; the time for a refund is counted from there.',
      body: Type.Object({ firstUseAt: Type.Union([Instant, Type.Null()]) }),
      output: Nothing,
      refusals: [...working],
      handle: async (context, { params, body }) => {
        const at = body.firstUseAt === null ? null : new Date(body.firstUseAt);
        await setFirstUse(context, params.caseId, at);
        return {};
      },
    }),
  ];
}

function noteRoutes(common: Common): readonly AnyRoute[] {
  return [
    route({
      ...common,
      method: 'POST',
      path: '/api/cases/{caseId}/notes',
      name: 'addCaseNote',
      summary: 'Adds a note; it cannot be changed.',
      body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 8_000 }) }),
      output: Nothing,
      refusals: ['case_not_found', 'case_locked'],
      handle: async (context, { params, body }) => {
        await addNote(context, params.caseId, body.text);
        return {};
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/api/cases/{caseId}/links',
      name: 'linkCases',
      summary: 'Says that a case belongs together with another one, and why.',
      body: Type.Object({
        otherId: Uuid,
        because: Type.String({ minLength: 1, maxLength: 500 }),
      }),
      output: Nothing,
      refusals: [...working, 'case_link_itself'],
      handle: async (context, { params, body }) => {
        await linkCases(context, params.caseId, body.otherId, body.because);
        return {};
      },
    }),
    route({
      ...common,
      method: 'DELETE',
      path: '/api/cases/{caseId}/links/{otherId}',
      name: 'unlinkCases',
      summary: 'Takes a link between two cases away.',
      params: Type.Object({ caseId: Uuid, otherId: Uuid }),
      output: Nothing,
      refusals: [...working, 'case_link_not_found'],
      handle: async (context, { params }) => {
        await unlinkCases(context, params.caseId, params.otherId);
        return {};
      },
    }),
  ];
}
