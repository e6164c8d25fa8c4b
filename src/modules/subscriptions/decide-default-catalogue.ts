import { scaleOf, type Currency } from '../../kernel/money.ts';
import { TRIAL_SEATS } from './decide-term.ts';
import type { BillingCycle, Offer, OfferKind, Term } from './types.ts';

/** A product as the table below describes it. */
interface Product {
  readonly productId: string;
  readonly en: string;
  readonly ja: string;
  readonly kind: OfferKind;
  readonly commerce?: 'legacy';
  readonly addonOf?: readonly string[];
  /** Term, billing cycle and price per seat and cycle in hundredths of a US dollar. */
  readonly prices: readonly (readonly [Term, BillingCycle, number])[];
}

const SUITE_BASIC = 'SUITEBASIC01';
const SUITE_STANDARD = 'SUITESTAND01';
const SUITE_PREMIUM = 'SUITEPREMI01';
const WORKGROUP_MAIL = 'WORKGRMAIL01';

/** Names and prices are invented. */
const products: readonly Product[] = [
  {
    productId: SUITE_BASIC,
    en: 'Business Suite Basic',
    ja: 'ビジネススイート ベーシック',
    kind: 'license',
    prices: [
      ['P1M', 'monthly', 720],
      ['P1Y', 'monthly', 600],
      ['P1Y', 'annual', 7_200],
    ],
  },
  {
    productId: SUITE_STANDARD,
    en: 'Business Suite Standard',
    ja: 'ビジネススイート スタンダード',
    kind: 'license',
    prices: [
      ['P1M', 'monthly', 1_500],
      ['P1Y', 'monthly', 1_250],
      ['P1Y', 'annual', 15_000],
      ['P3Y', 'annual', 14_400],
    ],
  },
  {
    productId: SUITE_PREMIUM,
    en: 'Business Suite Premium',
    ja: 'ビジネススイート プレミアム',
    kind: 'license',
    prices: [
      ['P1Y', 'monthly', 2_200],
      ['P1Y', 'annual', 26_400],
      ['P3Y', 'triennial', 75_600],
    ],
  },
  {
    productId: 'MAILBOXPLS01',
    en: 'Mailbox Plus',
    ja: 'メールボックス プラス',
    kind: 'license',
    prices: [
      ['P1M', 'monthly', 480],
      ['P1Y', 'monthly', 400],
      ['P1Y', 'annual', 4_800],
    ],
  },
  {
    productId: 'CALLINGADD01',
    en: 'Calling Add-on',
    ja: '通話アドオン',
    kind: 'license',
    addonOf: [SUITE_STANDARD, SUITE_PREMIUM],
    prices: [
      ['P1M', 'monthly', 960],
      ['P1Y', 'monthly', 800],
    ],
  },
  {
    productId: 'THREATGRDA01',
    en: 'Threat Guard Add-on',
    ja: '脅威対策アドオン',
    kind: 'license',
    addonOf: [SUITE_BASIC, SUITE_STANDARD, SUITE_PREMIUM],
    prices: [
      ['P1Y', 'monthly', 300],
      ['P1Y', 'annual', 3_600],
    ],
  },
  {
    productId: 'SUITESTTRL01',
    en: 'Business Suite Standard Trial',
    ja: 'ビジネススイート スタンダード 試用版',
    kind: 'trial',
    prices: [['P1M', 'none', 0]],
  },
  {
    productId: 'CLOUDPLAN001',
    en: 'Cloud Plan',
    ja: 'クラウドプラン',
    kind: 'azure_plan',
    prices: [['none', 'none', 0]],
  },
  {
    productId: 'SERVERSTDP01',
    en: 'Server Edition Standard (perpetual)',
    ja: 'サーバーエディション スタンダード(永続ライセンス)',
    kind: 'software_perpetual',
    prices: [['none', 'one_time', 97_200]],
  },
  {
    productId: 'DATABASESB01',
    en: 'Database Engine (subscription)',
    ja: 'データベースエンジン(サブスクリプション)',
    kind: 'software_subscription',
    prices: [
      ['P1Y', 'annual', 140_000],
      ['P3Y', 'triennial', 357_000],
    ],
  },
  {
    productId: 'BACKUPKEEP01',
    en: 'Backup Keeper (marketplace)',
    ja: 'バックアップキーパー(マーケットプレイス)',
    kind: 'marketplace',
    prices: [
      ['P1M', 'monthly', 350],
      ['P1Y', 'annual', 3_780],
    ],
  },
  {
    productId: WORKGROUP_MAIL,
    en: 'Workgroup Mail (legacy)',
    ja: 'ワークグループメール(従来型)',
    kind: 'license',
    commerce: 'legacy',
    prices: [
      ['P1Y', 'monthly', 500],
      ['P1Y', 'annual', 6_000],
    ],
  },
  {
    productId: 'ARCHIVEADD01',
    en: 'Mail Archive Add-on (legacy)',
    ja: 'メールアーカイブ アドオン(従来型)',
    kind: 'license',
    commerce: 'legacy',
    addonOf: [WORKGROUP_MAIL],
    prices: [['P1Y', 'monthly', 200]],
  },
];

/**
 * Round numbers of the currency's main unit that stand for a US dollar in a price list: orders of
 * magnitude, no rate of exchange. Other currencies are taken as worth a dollar.
 */
const UNITS_PER_DOLLAR: Readonly<Record<string, bigint>> = {
  JPY: 150n,
  CNY: 7n,
  TWD: 32n,
  KRW: 1_400n,
  INR: 85n,
  IDR: 16_000n,
  THB: 35n,
  VND: 25_000n,
  PHP: 57n,
  MXN: 18n,
  BRL: 5n,
  ZAR: 18n,
  SEK: 10n,
  NOK: 10n,
  DKK: 7n,
  PLN: 4n,
  CZK: 23n,
  HUF: 360n,
};

/** As many seats as the provider sells in one go. */
const SEATS_MAX = 10_000;

/** What can be bought while the partner has no catalogue of its own, in the partner's currency. */
export function defaultCatalogue(currency: Currency): Offer[] {
  return products.flatMap((product) =>
    product.prices.map(([term, billingCycle, cents]): Offer => {
      const availabilityId = `${term.toUpperCase()}-${billingCycle.toUpperCase()}`;
      const skuId = '0001';
      return {
        id: `${product.productId}:${skuId}:${availabilityId}`,
        productId: product.productId,
        skuId,
        availabilityId,
        names: { en: product.en, ja: product.ja },
        kind: product.kind,
        commerce: product.commerce ?? 'new',
        billingType: product.kind === 'azure_plan' ? 'usage' : 'license',
        term,
        billingCycle,
        currency,
        unitPrice: priceIn(currency, cents),
        ...quantitiesOf(product.kind),
        addonOf: product.addonOf ?? [],
        state: 'available',
      };
    }),
  );
}

/** Whole minor units, half of one upwards. */
function priceIn(currency: Currency, cents: number): bigint {
  const minorPerUnit = 10n ** BigInt(scaleOf(currency));
  const hundredfold = BigInt(cents) * (UNITS_PER_DOLLAR[currency] ?? 1n) * minorPerUnit;
  return (hundredfold + 50n) / 100n;
}

function quantitiesOf(kind: OfferKind): Pick<Offer, 'minimumQuantity' | 'maximumQuantity'> {
  if (kind === 'trial') return { minimumQuantity: TRIAL_SEATS, maximumQuantity: TRIAL_SEATS };
  return { minimumQuantity: 1, maximumQuantity: kind === 'azure_plan' ? 1 : SEATS_MAX };
}
