/**
 * The active codes of ISO 4217 by the digits of their minor unit: list one of the maintenance
 * agency (SIX) as published on 2026-01-01. Left out are the codes whose minor unit the list gives
 * as "N.A." (precious metals, XDR, XTS, XXX and the like): nobody is invoiced in them. A code that
 * ISO withdraws later stays here, because ledgers hold it.
 */
const codesByScale: readonly (readonly [scale: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD
     CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
     GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP
     LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK
     NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
     SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD
     XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

/** Code → digits of its minor unit: `USD` → 2, `JPY` → 0. */
export const currencyScales: ReadonlyMap<string, number> = new Map(
  codesByScale.flatMap(([scale, codes]) =>
    codes.split(/\s+/).map((code): [string, number] => [code, scale]),
  ),
);
