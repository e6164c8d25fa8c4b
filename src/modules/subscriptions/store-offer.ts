import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import type { Offer } from './types.ts';

/** The columns as the members of `OfferRow`; `o` names the table. */
const columns: RawBuilder<unknown> = sql.raw(`o.id, o.product_id as "productId",
  o.sku_id as "skuId", o.availability_id as "availabilityId", o.name_en as "nameEn",
  o.name_ja as "nameJa", o.kind, o.commerce, o.billing_type as "billingType", o.term,
  o.billing_cycle as "billingCycle", o.currency, o.unit_price as "unitPrice",
  o.minimum_quantity as "minimumQuantity", o.maximum_quantity as "maximumQuantity",
  o.addon_of as "addonOf", o.state`);

type OfferRow = Omit<Offer, 'names' | 'unitPrice'> & {
  readonly nameEn: string;
  readonly nameJa: string;
  readonly unitPrice: string;
};

function toOffer({ nameEn, nameJa, unitPrice, ...row }: OfferRow): Offer {
  return { ...row, names: { en: nameEn, ja: nameJa }, unitPrice: BigInt(unitPrice) };
}

/** By name and term, withdrawn ones too. */
export async function allOffers(context: Context): Promise<Offer[]> {
  const result = await sql<OfferRow>`
    select ${columns} from subscriptions.offer o
    where o.partner_id = ${context.partnerId}
    order by o.name_en, o.id
  `.execute(context.tx);
  return result.rows.map(toOffer);
}

/** Ids that are not known are left out. */
export async function offersByIds(context: Context, ids: readonly string[]): Promise<Offer[]> {
  const result = await sql<OfferRow>`
    select ${columns} from subscriptions.offer o
    where o.partner_id = ${context.partnerId} and o.id = any(${ids}::text[])
    order by o.id
  `.execute(context.tx);
  return result.rows.map(toOffer);
}

export async function hasOffers(context: Context): Promise<boolean> {
  const result = await sql`
    select 1 from subscriptions.offer where partner_id = ${context.partnerId} limit 1
  `.execute(context.tx);
  return result.rows.length > 0;
}

const columnTypes = {
  id: 'text',
  product_id: 'text',
  sku_id: 'text',
  availability_id: 'text',
  name_en: 'text',
  name_ja: 'text',
  kind: 'text',
  commerce: 'text',
  billing_type: 'text',
  term: 'text',
  billing_cycle: 'text',
  currency: 'text',
  unit_price: 'bigint',
  minimum_quantity: 'integer',
  maximum_quantity: 'integer',
  addon_of: 'jsonb',
  state: 'text',
} as const;

function rowOf(offer: Offer) {
  return {
    id: offer.id,
    product_id: offer.productId,
    sku_id: offer.skuId,
    availability_id: offer.availabilityId,
    name_en: offer.names.en,
    name_ja: offer.names.ja,
    kind: offer.kind,
    commerce: offer.commerce,
    billing_type: offer.billingType,
    term: offer.term,
    billing_cycle: offer.billingCycle,
    currency: offer.currency,
    unit_price: offer.unitPrice,
    minimum_quantity: offer.minimumQuantity,
    maximum_quantity: offer.maximumQuantity,
    addon_of: offer.addonOf,
    state: offer.state,
  };
}

/**
 * Inserts offers and replaces those whose id is known.
 * @returns how many are new, and how many differ from what was there
 */
export async function upsertOffers(
  context: Context,
  offers: readonly Offer[],
): Promise<{ created: number; changed: number }> {
  if (offers.length === 0) return { created: 0, changed: 0 };
  const rows = recordset(offers.map(rowOf), columnTypes);
  const result = await sql<{ isNew: boolean }>`
    insert into subscriptions.offer as o (partner_id, id, product_id, sku_id, availability_id,
      name_en, name_ja, kind, commerce, billing_type, term, billing_cycle, currency, unit_price,
      minimum_quantity, maximum_quantity, addon_of, state, created_at)
    select ${context.partnerId}, r.id, r.product_id, r.sku_id, r.availability_id, r.name_en,
      r.name_ja, r.kind, r.commerce, r.billing_type, r.term, r.billing_cycle, r.currency,
      r.unit_price, r.minimum_quantity, r.maximum_quantity,
      array(select jsonb_array_elements_text(r.addon_of)), r.state, ${context.now}
    from ${fromRecords(rows)} as r
    on conflict (partner_id, id) do update set product_id = excluded.product_id,
      sku_id = excluded.sku_id, availability_id = excluded.availability_id,
      name_en = excluded.name_en, name_ja = excluded.name_ja, kind = excluded.kind,
      commerce = excluded.commerce, billing_type = excluded.billing_type, term = excluded.term,
      billing_cycle = excluded.billing_cycle, currency = excluded.currency,
      unit_price = excluded.unit_price, minimum_quantity = excluded.minimum_quantity,
      maximum_quantity = excluded.maximum_quantity, addon_of = excluded.addon_of,
      state = excluded.state
    where (o.product_id, o.sku_id, o.availability_id, o.name_en, o.name_ja, o.kind, o.commerce,
        o.billing_type, o.term, o.billing_cycle, o.currency, o.unit_price, o.minimum_quantity,
        o.maximum_quantity, o.addon_of, o.state)
      is distinct from (excluded.product_id, excluded.sku_id, excluded.availability_id,
        excluded.name_en, excluded.name_ja, excluded.kind, excluded.commerce,
        excluded.billing_type, excluded.term, excluded.billing_cycle, excluded.currency,
        excluded.unit_price, excluded.minimum_quantity, excluded.maximum_quantity,
        excluded.addon_of, excluded.state)
    returning (xmax = 0) as "isNew"
  `.execute(context.tx);
  const created = result.rows.filter((row) => row.isNew).length;
  return { created, changed: result.rows.length - created };
}
