import { Type } from 'typebox';
import { parseDay, type Day } from '../../kernel/days.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { getCustomer } from '../customers/index.ts';
import { exposureOfCustomers, exposureRows } from './commands-exposure.ts';
import { recordSecurity, releaseSecurity } from './commands-security.ts';
import {
  AmountText,
  CurrencyText,
  CustomerParams,
  DayText,
  exposureJson,
  ExposureRowSchema,
  ExposureSchema,
  nullable,
  rowJson,
  securityJson,
  SecuritySchema,
  tag,
} from './routes-schemas.ts';
import { securitiesOf } from './store-security.ts';
import { refuse, securityKinds } from './types.ts';

const WordsText = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** @throws Refused `security_days_invalid` for a day that does not exist */
function dayFrom(text: string, field: string): Day {
  const day = parseDay(text);
  if (day === null) throw refuse('security_days_invalid', {}, field);
  return day;
}

export const customerExposureRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/exposure',
    name: 'getCustomerExposure',
    summary: 'What is at stake with a customer, with every line that adds up to it.',
    tag,
    permission: 'exposure.read',
    params: CustomerParams,
    output: Type.Object({
      currencies: Type.Array(ExposureSchema),
      rows: Type.Array(ExposureRowSchema),
    }),
    refusals: ['customer_not_found'],
    handle: async (context, { params: { customerId } }) => {
      await getCustomer(context, customerId);
      const exposures = await exposureOfCustomers(context, [customerId]);
      const rows = await exposureRows(context, customerId);
      return {
        currencies: (exposures.get(customerId) ?? []).map(exposureJson),
        rows: rows.map(rowJson),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/securities',
    name: 'listSecurities',
    summary: 'Deposits and guarantees of a customer, the newest first, released ones too.',
    tag,
    permission: 'exposure.read',
    params: CustomerParams,
    output: Type.Object({ items: Type.Array(SecuritySchema) }),
    refusals: ['customer_not_found'],
    handle: async (context, { params: { customerId } }) => {
      await getCustomer(context, customerId);
      return { items: (await securitiesOf(context, customerId)).map(securityJson) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/customers/{customerId}/securities',
    name: 'recordSecurity',
    summary: 'Records a deposit that was received or a guarantee that was given.',
    tag,
    permission: 'exposure.write',
    params: CustomerParams,
    body: Type.Object({
      kind: Type.Enum([...securityKinds]),
      amount: AmountText,
      currency: CurrencyText,
      validFrom: DayText,
      validUntil: Type.Optional(nullable(DayText)),
      reference: WordsText(200),
      note: Type.Optional(nullable(Type.String({ maxLength: 1_000 }))),
    }),
    output: SecuritySchema,
    refusals: [
      'customer_not_found',
      'security_amount_invalid',
      'security_currency_unknown',
      'security_days_invalid',
    ],
    handle: async (context, { params: { customerId }, body }) => {
      const { validUntil = null, note = null } = body;
      const security = await recordSecurity(context, {
        ...body,
        customerId,
        validFrom: dayFrom(body.validFrom, 'validFrom'),
        validUntil: validUntil === null ? null : dayFrom(validUntil, 'validUntil'),
        note: note?.trim() === '' ? null : note,
      });
      return securityJson(security);
    },
  }),
  route({
    method: 'POST',
    path: '/api/securities/{securityId}/release',
    name: 'releaseSecurity',
    summary: 'Ends a deposit or a guarantee: from today on it covers nothing.',
    tag,
    permission: 'exposure.write',
    params: Type.Object({ securityId: Type.String({ format: 'uuid' }) }),
    body: Type.Object({ reason: WordsText(1_000) }),
    output: SecuritySchema,
    refusals: ['security_not_found', 'security_already_released'],
    handle: async (context, { params: { securityId }, body }) =>
      securityJson(await releaseSecurity(context, securityId, body.reason)),
  }),
];
