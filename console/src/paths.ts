/** A place in the console. Every link is made here, so that a moved page is one change. */
export type Path = `/${string}`;

const withQuery = (path: Path, query: Readonly<Record<string, string | undefined>>): Path => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
};

export const paths = {
  home: (): Path => '/',
  setup: (): Path => '/setup',
  signIn: (next?: string): Path => withQuery('/sign-in', { next }),
  invitation: (): Path => '/invitation',
  customers: (query: { q?: string; act?: string } = {}): Path => withQuery('/customers', query),
  customer: (customerId: string, query: { tab?: string; act?: string } = {}): Path =>
    withQuery(`/customers/${customerId}`, query),
  subscriptions: (query: { q?: string; status?: string; act?: string } = {}): Path =>
    withQuery('/subscriptions', query),
  subscription: (subscriptionId: string, query: { tab?: string; act?: string } = {}): Path =>
    withQuery(`/subscriptions/${subscriptionId}`, query),
  bulkActions: (): Path => '/subscriptions/bulk',
  bulkAction: (bulkActionId: string): Path => `/subscriptions/bulk/${bulkActionId}`,
  waitingOrders: (query: { state?: string; open?: string } = {}): Path =>
    withQuery('/subscriptions/orders', query),
  catalogue: (query: { q?: string } = {}): Path => withQuery('/subscriptions/catalogue', query),
  usage: (): Path => '/subscriptions/usage',
  tickets: (query: { open?: string; act?: string } = {}): Path => withQuery('/tickets', query),
  enforcement: (query: { open?: string } = {}): Path => withQuery('/enforcement', query),
  desk: (query: { open?: string } = {}): Path => withQuery('/desk', query),
  deskTickets: (query: { open?: string } = {}): Path => withQuery('/desk/tickets', query),
  deskPartners: (): Path => '/desk/partners',
  fraudEvents: (query: { open?: string } = {}): Path => withQuery('/fraud-events', query),
  apiClients: (): Path => '/settings/api-clients',
  subscriptionSettings: (): Path => '/settings/subscriptions',
  ageing: (query: { asOf?: string; basis?: string } = {}): Path => withQuery('/receivables', query),
  documents: (query: { kind?: string; state?: string; q?: string } = {}): Path =>
    withQuery('/receivables/documents', query),
  document: (documentId: string, query: { act?: string } = {}): Path =>
    withQuery(`/receivables/documents/${documentId}`, query),
  lateCharges: (): Path => '/receivables/late-charges',
  figures: (query: { currency?: string } = {}): Path => withQuery('/receivables/figures', query),
  imports: (): Path => '/imports',
  newImport: (query: { profile?: string } = {}): Path => withQuery('/imports/new', query),
  import: (importId: string): Path => `/imports/${importId}`,
  importProfiles: (): Path => '/imports/profiles',
  newImportProfile: (query: { from?: string } = {}): Path =>
    withQuery('/imports/profiles/new', query),
  importProfile: (key: string): Path => `/imports/profiles/${encodeURIComponent(key)}`,
  exposure: (query: { currency?: string } = {}): Path => withQuery('/receivables/exposure', query),
  creditApplications: (query: { open?: string } = {}): Path =>
    withQuery('/receivables/credit', query),
  scorecard: (): Path => '/receivables/credit/scorecard',
  bankLines: (query: { state?: string; open?: string } = {}): Path =>
    withQuery('/receivables/bank', query),
  worklist: (query: { stage?: string; currency?: string; q?: string; open?: string } = {}): Path =>
    withQuery('/collections', query),
  runs: (): Path => '/collections/runs',
  run: (runId: string): Path => `/collections/runs/${runId}`,
  preview: (query: { asOf?: string; version?: string } = {}): Path =>
    withQuery('/collections/preview', query),
  proposals: (query: { state?: string; open?: string } = {}): Path =>
    withQuery('/collections/proposals', query),
  tasks: (query: { state?: string; open?: string } = {}): Path =>
    withQuery('/collections/tasks', query),
  pauses: (query: { state?: string; open?: string } = {}): Path =>
    withQuery('/collections/pauses', query),
  halt: (): Path => '/collections/halt',
  screening: (query: { verdict?: string; open?: string } = {}): Path =>
    withQuery('/screening', query),
  cases: (query: { state?: string } = {}): Path => withQuery('/cases', query),
  case: (caseId: string): Path => `/cases/${caseId}`,
  screeningRules: (): Path => '/screening/rules',
  screeningLists: (): Path => '/screening/lists',
  policies: (): Path => '/collections/policy',
  policyVersion: (versionId: string): Path => `/collections/policy/${versionId}`,
  policyDraft: (versionId: string): Path => `/collections/policy/${versionId}/edit`,
  policyComparison: (query: { from?: string; to?: string } = {}): Path =>
    withQuery('/collections/policy/compare', query),
  notices: (query: { state?: string; customerId?: string; q?: string } = {}): Path =>
    withQuery('/notices', query),
  notice: (messageId: string): Path => `/notices/${messageId}`,
  mailbox: (query: { mail?: string } = {}): Path => withQuery('/notices/mailbox', query),
  mailSettings: (): Path => '/settings/mail',
  letters: (query: { letter?: string; language?: string } = {}): Path =>
    withQuery('/settings/letters', query),
  audit: (query: { type?: string; subjectId?: string; requestId?: string } = {}): Path =>
    withQuery('/audit', query),
  operations: (): Path => '/operations',
  settings: (): Path => '/settings',
  people: (): Path => '/settings/people',
  security: (): Path => '/settings/security',
  sessions: (): Path => '/settings/sessions',
  webhooks: (): Path => '/settings/webhooks',
  apiKeys: (): Path => '/settings/api-keys',
  partner: (): Path => '/settings/partner',
  ui: (): Path => '/ui',
} as const;
