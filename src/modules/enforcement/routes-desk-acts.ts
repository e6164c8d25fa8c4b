import { Type } from 'typebox';
import { route, type AnyRoute } from '../../platform/route.ts';
import { decideAppeal } from './commands-appeal.ts';
import { assess, closeMatter, setSubject } from './commands-assess.ts';
import { decideProposal, liftMeasure, previewMeasure, takeMeasure } from './commands-measure.ts';
import { tellUpdate } from './commands-word.ts';
import * as schemas from './routes-schemas.ts';

const tag = 'desk';
const LOCKED = ['provider_needed', 'matter_not_found', 'matter_closed', 'matter_version_stale'];

/** What came of asking: done, or waiting for a second person, and why. */
const DoneSchema = Type.Object({
  done: Type.Boolean(),
  because: Type.Array(Type.String()),
});

export const deskActRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/desk/matters/{matterId}/subject',
    name: 'setMatterSubject',
    summary: 'Says whom a matter is about; it may turn out to be about an open one.',
    tag,
    permission: 'desk.act',
    params: schemas.MatterParams,
    body: Type.Object({ identifier: Type.String({ minLength: 1, maxLength: 100 }) }),
    output: schemas.MatterSchema,
    refusals: [...LOCKED, 'matter_subject_fixed', 'matter_subject_unknown'],
    handle: async (context, { params, body }) =>
      schemas.matterText(await setSubject(context, params.matterId, body.identifier)),
  }),
  route({
    method: 'POST',
    path: '/api/desk/matters/{matterId}/assessment',
    name: 'assessMatter',
    summary: 'Assesses a matter as suspected, confirmed or unfounded.',
    tag,
    permission: 'desk.act',
    params: schemas.MatterParams,
    body: Type.Object({
      assessment: Type.Enum(['suspected', 'confirmed', 'unfounded']),
      clause: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
      facts: schemas.Words,
      version: Type.Integer({ description: 'the version that was seen' }),
    }),
    output: DoneSchema,
    refusals: [...LOCKED, 'matter_subject_unknown', 'proposal_waiting', 'matter_has_measures'],
    handle: async (context, { params, body }) => {
      const { version, ...terms } = body;
      const assessed = await assess(context, params.matterId, terms, version);
      return assessed.kind === 'waits'
        ? { done: false, because: [...assessed.because] }
        : { done: true, because: [] };
    },
  }),
  route({
    method: 'GET',
    path: '/api/desk/matters/{matterId}/measures/{kind}/preview',
    name: 'previewMeasure',
    summary: 'What a measure would take, and whether one person may take it.',
    tag,
    permission: 'desk.act',
    params: Type.Object({ matterId: schemas.Uuid, kind: schemas.KindSchema }),
    output: Type.Object({
      affected: Type.Array(schemas.AffectedSchema),
      because: Type.Array(Type.String()),
    }),
    refusals: [...LOCKED, 'measure_not_allowed'],
    handle: async (context, { params }) => {
      const { affected, because } = await previewMeasure(context, params.matterId, params.kind);
      return { affected: affected.map((each) => ({ ...each })), because: [...because] };
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/matters/{matterId}/measures',
    name: 'takeMeasure',
    summary: 'Takes a measure at once, or asks a second person where one is needed.',
    tag,
    permission: 'desk.act',
    params: schemas.MatterParams,
    body: Type.Object({
      kind: schemas.KindSchema,
      expiresAt: Type.Optional(schemas.Instant),
      automatedDetection: Type.Boolean(),
      version: Type.Integer({ description: 'the version that was seen' }),
    }),
    output: DoneSchema,
    refusals: [
      ...LOCKED,
      'measure_not_allowed',
      'measure_in_force',
      'measure_expiry_past',
      'proposal_waiting',
    ],
    handle: async (context, { params, body }) => {
      const { version, expiresAt, ...rest } = body;
      const terms = { ...rest, expiresAt: expiresAt ? new Date(expiresAt) : null };
      const taken = await takeMeasure(context, params.matterId, terms, version);
      return taken.kind === 'waits'
        ? { done: false, because: [...taken.because] }
        : { done: true, because: [] };
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/proposals/{proposalId}/decision',
    name: 'decideProposal',
    summary: 'The second person’s yes or no.',
    tag,
    permission: 'desk.approve',
    params: Type.Object({ proposalId: schemas.Uuid }),
    body: Type.Object({ answer: Type.Enum(['approved', 'declined']) }),
    output: schemas.Nothing,
    refusals: [
      ...LOCKED,
      'proposal_not_found_here',
      'second_person_needed',
      'measure_not_allowed',
      'measure_in_force',
    ],
    handle: async (context, { params, body }) => {
      await decideProposal(context, params.proposalId, body.answer);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/matters/{matterId}/measures/{measureId}/lift',
    name: 'liftMeasure',
    summary: 'Lifts a measure; what it took away comes back.',
    tag,
    permission: 'desk.act',
    params: schemas.MatterMeasureParams,
    body: Type.Object({ reason: schemas.Words }),
    output: schemas.Nothing,
    refusals: [...LOCKED, 'measure_not_found', 'measure_ended'],
    handle: async (context, { params, body }) => {
      await liftMeasure(context, params.matterId, params.measureId, body.reason);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/matters/{matterId}/measures/{measureId}/update',
    name: 'tellMeasureUpdate',
    summary: 'Tells the reseller how it stands.',
    tag,
    permission: 'desk.act',
    params: schemas.MatterMeasureParams,
    body: Type.Object({ text: schemas.Words }),
    output: schemas.Nothing,
    refusals: [...LOCKED, 'measure_not_found'],
    handle: async (context, { params, body }) => {
      await tellUpdate(context, params.matterId, params.measureId, body.text);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/matters/{matterId}/measures/{measureId}/appeal',
    name: 'decideAppeal',
    summary: 'Decides an appeal; who had a hand in the measure cannot.',
    tag,
    permission: 'desk.approve',
    params: schemas.MatterMeasureParams,
    body: Type.Object({ outcome: Type.Enum(['upheld', 'overturned']), text: schemas.Words }),
    output: schemas.Nothing,
    refusals: [...LOCKED, 'measure_not_found', 'appeal_not_found', 'appeal_needs_other_person'],
    handle: async (context, { params, body }) => {
      await decideAppeal(context, params.matterId, params.measureId, body);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/matters/{matterId}/close',
    name: 'closeMatter',
    summary: 'Closes a matter on which nothing stands any more.',
    tag,
    permission: 'desk.act',
    params: schemas.MatterParams,
    output: schemas.Nothing,
    refusals: [...LOCKED, 'matter_has_measures'],
    handle: async (context, { params }) => {
      await closeMatter(context, params.matterId);
      return {};
    },
  }),
];
