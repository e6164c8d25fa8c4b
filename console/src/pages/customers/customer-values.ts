import type { Body, Output } from '../../api/client.ts';
import type { customersEn } from '../../words/en/customers.ts';
import type { SameShape } from '../../words/family.ts';
import { faultOfTerms } from './terms.ts';

export type Customer = Output<'getCustomer'>['customer'];
export type CustomerChange = Body<'changeCustomer'>['change'];

/** The entries of a customer as a form holds them: plain text. */
export interface CustomerValues {
  readonly name: string;
  readonly number: string;
  readonly country: string;
  readonly language: string;
  readonly timeZone: string;
  readonly calendarId: string;
  readonly dueDateShift: string;
  readonly paymentTerms: string;
  readonly segment: string;
  readonly riskClass: string;
  readonly tenantId: string;
}

export function valuesOf(customer: Customer): CustomerValues {
  const { id: _id, version: _version, ...values } = customer;
  return { ...values, tenantId: customer.tenantId ?? '' };
}

/** What differs between two states of the entries, in the form of the API. */
export function changesBetween(before: CustomerValues, after: CustomerValues): CustomerChange {
  const changed = Object.entries(after).filter(
    ([name, value]) => before[name as keyof CustomerValues] !== value.trim(),
  );
  return Object.fromEntries(
    changed.map(([name, value]) => [
      name,
      name === 'tenantId' && value.trim() === '' ? null : value.trim(),
    ]),
  ) as CustomerChange;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Faults of the entries by field name. */
export function checkCustomer(
  values: CustomerValues,
  words: SameShape<typeof customersEn>,
  required: string,
): Partial<Record<keyof CustomerValues, string | undefined>> {
  const { name, number, segment, tenantId, paymentTerms } = values;
  const needed = (text: string) => (text.trim() === '' ? required : undefined);
  const fault = faultOfTerms(paymentTerms);
  const { daysWrong, payDayWrong } = words.termsParts;
  return {
    name: needed(name),
    number: needed(number),
    segment: needed(segment),
    tenantId:
      tenantId.trim() === '' || uuid.test(tenantId.trim()) ? undefined : words.tenantIdWrong,
    paymentTerms: fault === null ? undefined : { days: daysWrong, payDay: payDayWrong }[fault],
  };
}
