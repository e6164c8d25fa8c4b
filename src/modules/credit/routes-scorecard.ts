import { Type } from 'typebox';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import {
  backtestScorecard,
  draftScorecard,
  publishScorecard,
  scorecardVersions,
} from './commands-scorecard.ts';
import { AmountText, CurrencyText, InstantText, nullable, tag } from './routes-schemas.ts';
import { scoredAttributes, type ScorecardVersion } from './types-application.ts';

const Points = Type.Integer({ minimum: -1_000, maximum: 1_000 });
const Percent = Type.Integer({ minimum: 0, maximum: 2_400 });
const Definition = Type.Object({
  attributes: Type.Array(
    Type.Object({
      attribute: Type.Enum([...scoredAttributes]),
      bands: Type.Array(
        Type.Object({
          below: nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
          points: Points,
        }),
        { minItems: 1, maxItems: 20 },
      ),
      unknownPoints: Points,
    }),
    { maxItems: scoredAttributes.length },
  ),
  classes: Type.Array(
    Type.Object({
      key: Type.String({ pattern: '^[A-Z][A-Z0-9]{0,3}$' }),
      atLeastPoints: Points,
      percentOfMonth: { ...Percent, description: 'of an average month’s invoices' },
      percentOfWanted: { ...Percent, description: 'where there is no month to go by' },
      prepayment: Type.Boolean(),
    }),
    { minItems: 1, maxItems: 10 },
  ),
});
const VersionSchema = Type.Object({
  version: Type.Integer({ description: '0 is the product’s own' }),
  state: Type.Enum(['draft', 'live', 'retired']),
  definition: Definition,
  note: Type.String(),
  draftedByName: Type.String(),
  draftedAt: nullable(InstantText),
  publishedByName: nullable(Type.String()),
  publishedAt: nullable(InstantText),
});
const VersionParams = Type.Object({ version: Type.Integer({ minimum: 0 }) });
const Versions = Type.Object({ items: Type.Array(VersionSchema) });

function shown({ definition, draftedAt, publishedAt, ...rest }: ScorecardVersion) {
  const { version, state, note, draftedByName, publishedByName } = rest;
  return {
    version,
    state,
    note,
    draftedByName,
    publishedByName,
    draftedAt: draftedAt && draftedAt.toISOString(),
    publishedAt: publishedAt && publishedAt.toISOString(),
    definition: {
      attributes: definition.attributes.map(({ bands, ...each }) => ({
        ...each,
        bands: bands.map((band) => ({ ...band })),
      })),
      classes: definition.classes.map((each) => ({ ...each })),
    },
  };
}

export const scorecardRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/credit/scorecards',
    name: 'listScorecards',
    summary: 'Every version of the scorecard, newest first, with the product’s own at the end.',
    tag,
    permission: 'credit.read',
    output: Versions,
    handle: async (context) => ({ items: (await scorecardVersions(context)).map(shown) }),
  }),
  route({
    method: 'POST',
    path: '/api/credit/scorecards',
    name: 'draftScorecard',
    summary: 'Drafts a scorecard, in place of the draft before.',
    tag,
    permission: 'credit.approve',
    body: Type.Object({
      definition: Definition,
      note: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    }),
    output: Versions,
    refusals: ['credit_scorecard_invalid'],
    handle: async (context, { body }) => {
      await draftScorecard(context, body.definition, body.note);
      return { items: (await scorecardVersions(context)).map(shown) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/credit/scorecards/{version}/publication',
    name: 'publishScorecard',
    summary: 'Puts a draft into force; another person than the one who drafted it does.',
    tag,
    permission: 'credit.approve',
    params: VersionParams,
    output: Versions,
    refusals: ['credit_scorecard_not_found', 'credit_scorecard_needs_other'],
    handle: async (context, { params }) => {
      await publishScorecard(context, params.version);
      return { items: (await scorecardVersions(context)).map(shown) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/credit/scorecards/{version}/backtest',
    name: 'backtestScorecard',
    summary:
      'What a version would have said of past invoices, from what was known then, and how they ended.',
    tag,
    permission: 'credit.read',
    params: VersionParams,
    output: Type.Object({
      currency: CurrencyText,
      invoices: Type.Integer(),
      bad: Type.Integer({ description: 'more than 30 days late, or written off' }),
      separationPercent: nullable(Type.Number({ description: '50 is chance, 100 is perfect' })),
      classes: Type.Array(
        Type.Object({
          className: Type.String(),
          invoices: Type.Integer(),
          bad: Type.Integer(),
          amount: AmountText,
          badAmount: AmountText,
        }),
      ),
    }),
    refusals: ['credit_scorecard_not_found'],
    handle: async (context, { params }) => {
      const currency = (await getPartner(context)).currency as Currency;
      const { classes, ...rest } = await backtestScorecard(context, params.version);
      return {
        ...rest,
        currency,
        classes: classes.map((each) => ({
          ...each,
          amount: formatDecimal(each.amount, currency),
          badAmount: formatDecimal(each.badAmount, currency),
        })),
      };
    },
  }),
];
