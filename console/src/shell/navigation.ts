import type { CloudFeature, Permission } from '../api/session.tsx';
import type { IconName } from '../parts/Icon.tsx';
import { type Path, paths } from '../paths.ts';
import type { shellEn } from '../words/en/shell.ts';

export type PageName = keyof (typeof shellEn)['pages'];

export interface NavigationItem {
  readonly page: PageName;
  readonly to: Path;
  /** Addresses under this one belong to the item too. */
  readonly under: string;
  readonly icon: IconName;
  readonly permission?: Permission;
  /** Only where the partner's cloud has it. */
  readonly feature?: CloudFeature;
  /** Pressed after `g`, it opens the page. */
  readonly key?: string;
}

/** The jobs people come for, most frequent first. A page that does not exist has no line here. */
export const navigation: readonly NavigationItem[] = [
  { page: 'home', to: paths.home(), under: '/', icon: 'home', key: 'h' },
  {
    page: 'customers',
    to: paths.customers(),
    under: '/customers',
    icon: 'customers',
    permission: 'customers.read',
    key: 'c',
  },
  {
    page: 'subscriptions',
    to: paths.subscriptions(),
    under: '/subscriptions',
    icon: 'subscriptions',
    permission: 'subscriptions.read',
    key: 'u',
  },
  {
    page: 'receivables',
    to: paths.ageing(),
    under: '/receivables',
    icon: 'receivables',
    permission: 'receivables.read',
    key: 'r',
  },
  {
    page: 'collections',
    to: paths.worklist(),
    under: '/collections',
    icon: 'collections',
    permission: 'collections.read',
    key: 'w',
  },
  {
    page: 'screening',
    to: paths.screening(),
    under: '/screening',
    icon: 'fraudEvents',
    permission: 'screening.read',
    key: 'e',
  },
  {
    page: 'cases',
    to: paths.cases(),
    under: '/cases',
    icon: 'fraudEvents',
    permission: 'cases.read',
  },
  {
    page: 'tickets',
    to: paths.tickets(),
    under: '/tickets',
    icon: 'tickets',
    permission: 'tickets.read',
    feature: 'service_requests',
    key: 't',
  },
  {
    page: 'fraudEvents',
    to: paths.fraudEvents(),
    under: '/fraud-events',
    icon: 'fraudEvents',
    permission: 'fraud_events.read',
    feature: 'fraud_events',
    key: 'f',
  },
  {
    page: 'enforcement',
    to: paths.enforcement(),
    under: '/enforcement',
    icon: 'fraudEvents',
    permission: 'enforcement.read',
    key: 'm',
  },
  {
    page: 'desk',
    to: paths.desk(),
    under: '/desk',
    icon: 'tickets',
    permission: 'desk.read',
    key: 'd',
  },
  {
    page: 'notices',
    to: paths.notices(),
    under: '/notices',
    icon: 'mail',
    permission: 'notices.read',
    key: 'n',
  },
  {
    page: 'imports',
    to: paths.imports(),
    under: '/imports',
    icon: 'imports',
    permission: 'receivables.read',
    key: 'i',
  },
  {
    page: 'audit',
    to: paths.audit(),
    under: '/audit',
    icon: 'audit',
    permission: 'audit.read',
    key: 'a',
  },
  {
    page: 'operations',
    to: paths.operations(),
    under: '/operations',
    icon: 'operations',
    permission: 'operations.read',
    key: 'o',
  },
  { page: 'settings', to: paths.settings(), under: '/settings', icon: 'settings', key: 's' },
];

/** Pages of collections, in the order of their line. */
export const collectionsPages: readonly Omit<NavigationItem, 'icon'>[] = [
  { page: 'worklist', to: paths.worklist(), under: '/collections', permission: 'collections.read' },
  { page: 'runs', to: paths.runs(), under: '/collections/runs', permission: 'collections.read' },
  {
    page: 'preview',
    to: paths.preview(),
    under: '/collections/preview',
    permission: 'collections.read',
  },
  {
    page: 'proposals',
    to: paths.proposals(),
    under: '/collections/proposals',
    permission: 'collections.read',
  },
  { page: 'tasks', to: paths.tasks(), under: '/collections/tasks', permission: 'collections.read' },
  {
    page: 'pauses',
    to: paths.pauses(),
    under: '/collections/pauses',
    permission: 'collections.read',
  },
  { page: 'halt', to: paths.halt(), under: '/collections/halt', permission: 'collections.read' },
  {
    page: 'policy',
    to: paths.policies(),
    under: '/collections/policy',
    permission: 'collections.read',
  },
];

/** Pages of the subscriptions, in the order of their line. */
export const subscriptionsPages: readonly Omit<NavigationItem, 'icon'>[] = [
  {
    page: 'allSubscriptions',
    to: paths.subscriptions(),
    under: '/subscriptions',
    permission: 'subscriptions.read',
  },
  {
    page: 'bulkActions',
    to: paths.bulkActions(),
    under: '/subscriptions/bulk',
    permission: 'subscriptions.read',
  },
  {
    page: 'waitingOrders',
    to: paths.waitingOrders(),
    under: '/subscriptions/orders',
    permission: 'subscriptions.read',
  },
  {
    page: 'catalogue',
    to: paths.catalogue(),
    under: '/subscriptions/catalogue',
    permission: 'subscriptions.read',
  },
  {
    page: 'usage',
    to: paths.usage(),
    under: '/subscriptions/usage',
    permission: 'usage.read',
    feature: 'usage',
  },
];

/** What was sent, and what stayed here. */
export const noticesPages: readonly Omit<NavigationItem, 'icon'>[] = [
  { page: 'notices', to: paths.notices(), under: '/notices', permission: 'notices.read' },
  { page: 'mailbox', to: paths.mailbox(), under: '/notices/mailbox', permission: 'mailbox.read' },
];

/** Pages of the settings, in the order of their side list. */
export const settingsPages: readonly Omit<NavigationItem, 'icon'>[] = [
  {
    page: 'people',
    to: paths.people(),
    under: '/settings/people',
    permission: 'users.read',
  },
  { page: 'partner', to: paths.partner(), under: '/settings/partner', permission: 'partner.read' },
  {
    page: 'apiKeys',
    to: paths.apiKeys(),
    under: '/settings/api-keys',
    permission: 'api_keys.write',
  },
  {
    page: 'apiClients',
    to: paths.apiClients(),
    under: '/settings/api-clients',
    permission: 'api_clients.write',
  },
  {
    page: 'webhooks',
    to: paths.webhooks(),
    under: '/settings/webhooks',
    permission: 'api_keys.write',
  },
  {
    page: 'subscriptionSettings',
    to: paths.subscriptionSettings(),
    under: '/settings/subscriptions',
    permission: 'subscriptions.read',
  },
  {
    page: 'mail',
    to: paths.mailSettings(),
    under: '/settings/mail',
    permission: 'notices.read',
  },
  { page: 'letters', to: paths.letters(), under: '/settings/letters', permission: 'notices.read' },
  { page: 'security', to: paths.security(), under: '/settings/security' },
  { page: 'sessions', to: paths.sessions(), under: '/settings/sessions' },
];

/** The pages of the receivables, in the order of their line. */
export const receivablesPages: readonly Omit<NavigationItem, 'icon'>[] = [
  { page: 'ageing', to: paths.ageing(), under: '/receivables' },
  { page: 'documents', to: paths.documents(), under: '/receivables/documents' },
  { page: 'bank', to: paths.bankLines(), under: '/receivables/bank' },
  { page: 'lateCharges', to: paths.lateCharges(), under: '/receivables/late-charges' },
  { page: 'figures', to: paths.figures(), under: '/receivables/figures' },
  {
    page: 'exposure',
    to: paths.exposure(),
    under: '/receivables/exposure',
    permission: 'exposure.read',
  },
  {
    page: 'creditApplications',
    to: paths.creditApplications(),
    under: '/receivables/credit',
    permission: 'credit.read',
  },
];

/** The pages of the imports, in the order of their line. */
export const importsPages: readonly Omit<NavigationItem, 'icon'>[] = [
  { page: 'allImports', to: paths.imports(), under: '/imports' },
  { page: 'importProfiles', to: paths.importProfiles(), under: '/imports/profiles' },
];

/** The pages of screening, in the order of their line. */
export const screeningPages: readonly Omit<NavigationItem, 'icon'>[] = [
  { page: 'decisions', to: paths.screening(), under: '/screening' },
  { page: 'rules', to: paths.screeningRules(), under: '/screening/rules' },
  { page: 'lists', to: paths.screeningLists(), under: '/screening/lists' },
];
