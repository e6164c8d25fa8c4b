/**
 * The clouds a partner can live in, and what each of them has. One table with its sources, so that
 * menus, refusals and life cycles ask it instead of knowing clouds by name.
 *
 * Sources: "Applies to" headers of the Partner Center developer documentation (October 2023), the
 * 2020 edition for Germany, the partner pages of 21Vianet for China.
 */
export const clouds = ['global', 'us-government', 'germany', 'china'] as const;
export type Cloud = (typeof clouds)[number];

/** What a cloud may lack. Everything that is not listed here exists in every cloud. */
export const cloudFeatures = [
  'purchases',
  'azure_entitlement_cancel',
  'usage',
  'service_requests',
  'audit_records',
  'fraud_events',
  'validation_status',
  'customer_agreements',
  'relationship_requests',
  'role_changes',
] as const;
export type CloudFeature = (typeof cloudFeatures)[number];

export interface CloudFacts {
  readonly names: { readonly en: string; readonly ja: string };
  /** Nothing can be changed any more. */
  readonly closed: boolean;
  readonly apiHost: string;
  /** Issues the tokens; the older of two that sources name stands last. */
  readonly authorities: readonly string[];
  readonly graphHost: string;
  readonly resourceManagerHost: string;
  readonly features: readonly CloudFeature[];
  /**
   * Days for which the data of a suspended legacy subscription is kept. US Government and Germany
   * were never published and follow Global.
   */
  readonly legacyRetentionDays: number;
  /** Languages in which the provider answers service requests. */
  readonly supportLanguages: readonly string[];
}

const everything = cloudFeatures;

export const cloudTable: Readonly<Record<Cloud, CloudFacts>> = {
  global: {
    names: { en: 'Global', ja: 'グローバル' },
    closed: false,
    apiHost: 'api.partnercenter.microsoft.com',
    authorities: ['login.microsoftonline.com', 'login.windows.net'],
    graphHost: 'graph.microsoft.com',
    resourceManagerHost: 'management.azure.com',
    features: everything,
    legacyRetentionDays: 90,
    supportLanguages: ['en', 'ja', 'de', 'fr', 'es', 'zh'],
  },
  'us-government': {
    names: { en: 'US Government', ja: '米国政府' },
    closed: false,
    apiHost: 'api.partnercenter.microsoft.com',
    authorities: ['login.microsoftonline.us'],
    graphHost: 'graph.microsoft.us',
    resourceManagerHost: 'management.usgovcloudapi.net',
    // Fraud events are not named for it, which is no yes.
    features: [
      'purchases',
      'azure_entitlement_cancel',
      'usage',
      'service_requests',
      'audit_records',
    ],
    legacyRetentionDays: 90,
    supportLanguages: ['en'],
  },
  germany: {
    names: { en: 'Germany (closed)', ja: 'ドイツ(終了)' },
    closed: true,
    apiHost: 'api.partnercenter.microsoft.com',
    authorities: ['login.microsoftonline.de'],
    graphHost: 'graph.microsoft.de',
    resourceManagerHost: 'management.core.cloudapi.de',
    features: ['usage', 'service_requests', 'audit_records'],
    legacyRetentionDays: 90,
    supportLanguages: ['en', 'de'],
  },
  china: {
    names: { en: 'China (21Vianet)', ja: '中国(21Vianet)' },
    closed: false,
    apiHost: 'partner.partnercenterapi.microsoftonline.cn',
    authorities: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
    graphHost: 'microsoftgraph.chinacloudapi.cn',
    resourceManagerHost: 'management.chinacloudapi.cn',
    features: ['purchases', 'azure_entitlement_cancel', 'relationship_requests'],
    legacyRetentionDays: 60,
    supportLanguages: ['zh', 'en'],
  },
};

export function cloudHas(cloud: Cloud, feature: CloudFeature): boolean {
  return cloudTable[cloud].features.includes(feature);
}
