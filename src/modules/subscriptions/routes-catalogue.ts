import { Type } from 'typebox';
import { route, type AnyRoute } from '../../platform/route.ts';
import { listOffers, saveOffers } from './commands-catalogue.ts';
import { OFFERS_MAX } from './decide-offer.ts';
import { offerJson, offerOfJson, OfferSchema } from './routes-order-schemas.ts';

const tag = 'catalogue';

export const catalogueRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/offers',
    name: 'listOffers',
    summary: 'Everything that can or could be bought, by name.',
    tag,
    permission: 'subscriptions.read',
    query: Type.Object({
      state: Type.Optional(Type.Enum(['available', 'withdrawn'])),
      productId: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    output: Type.Object({ items: Type.Array(OfferSchema) }),
    handle: async (context, { query }) => {
      const offers = await listOffers(context);
      const shown = offers.filter(
        (offer) =>
          (query.state === undefined || offer.state === query.state) &&
          (query.productId === undefined || offer.productId === query.productId),
      );
      return { items: shown.map(offerJson) };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/offers',
    name: 'saveOffers',
    summary:
      'Adds offers and replaces those whose id is known; what was bought keeps its price. Withdraw an offer by its state.',
    tag,
    permission: 'subscriptions.write',
    body: Type.Object({
      offers: Type.Array(OfferSchema, { minItems: 1, maxItems: OFFERS_MAX }),
    }),
    output: Type.Object({
      created: Type.Integer(),
      changed: Type.Integer(),
      unchanged: Type.Integer(),
    }),
    refusals: ['offer_contradictory'],
    handle: (context, { body }) => saveOffers(context, body.offers.map(offerOfJson)),
  }),
];
