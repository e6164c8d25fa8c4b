import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { BrokenPage, NotFoundPage } from './pages/general/Fallbacks.tsx';
import { LiveRegion } from './parts/announce.tsx';
import { Toasts } from './parts/toast.tsx';
import { Shell } from './shell/Shell.tsx';

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toasts />
      <LiveRegion />
    </>
  ),
  notFoundComponent: NotFoundPage,
  errorComponent: BrokenPage,
});

// Before the sign-in.
const entry = [
  createRoute({
    getParentRoute: () => root,
    path: '/setup',
    component: lazyRouteComponent(() => import('./pages/entry/SetupPage.tsx'), 'SetupPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./pages/entry/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazyRouteComponent(
      () => import('./pages/entry/InvitationPage.tsx'),
      'InvitationPage',
    ),
  }),
];

// Behind it: every page in the shell, each a chunk of its own.
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
});

const pages = [
  createRoute({
    getParentRoute: () => shell,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/home/HomePage.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/customers',
    component: lazyRouteComponent(
      () => import('./pages/customers/CustomersPage.tsx'),
      'CustomersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/customers/$customerId',
    component: lazyRouteComponent(
      () => import('./pages/customers/CustomerPage.tsx'),
      'CustomerPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/subscriptions',
    component: lazyRouteComponent(
      () => import('./pages/subscriptions/SubscriptionsPage.tsx'),
      'SubscriptionsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/subscriptions/bulk',
    component: lazyRouteComponent(
      () => import('./pages/subscriptions/BulkActionsPage.tsx'),
      'BulkActionsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/subscriptions/bulk/$bulkActionId',
    component: lazyRouteComponent(
      () => import('./pages/subscriptions/BulkActionPage.tsx'),
      'BulkActionPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/subscriptions/catalogue',
    component: lazyRouteComponent(
      () => import('./pages/purchases/CataloguePage.tsx'),
      'CataloguePage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/subscriptions/orders',
    component: lazyRouteComponent(
      () => import('./pages/purchases/WaitingOrdersPage.tsx'),
      'WaitingOrdersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/subscriptions/usage',
    component: lazyRouteComponent(() => import('./pages/usage/UsagePage.tsx'), 'UsagePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/subscriptions/$subscriptionId',
    component: lazyRouteComponent(
      () => import('./pages/subscriptions/SubscriptionPage.tsx'),
      'SubscriptionPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/tickets',
    component: lazyRouteComponent(() => import('./pages/provider/TicketsPage.tsx'), 'TicketsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/fraud-events',
    component: lazyRouteComponent(
      () => import('./pages/provider/FraudEventsPage.tsx'),
      'FraudEventsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/api-clients',
    component: lazyRouteComponent(
      () => import('./pages/provider/ApiClientsPage.tsx'),
      'ApiClientsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/subscriptions',
    component: lazyRouteComponent(
      () => import('./pages/subscriptions/SubscriptionSettingsPage.tsx'),
      'SubscriptionSettingsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables',
    component: lazyRouteComponent(() => import('./pages/receivables/AgeingPage.tsx'), 'AgeingPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables/documents',
    component: lazyRouteComponent(
      () => import('./pages/receivables/DocumentsPage.tsx'),
      'DocumentsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables/late-charges',
    component: lazyRouteComponent(
      () => import('./pages/receivables/LateChargesPage.tsx'),
      'LateChargesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables/figures',
    component: lazyRouteComponent(
      () => import('./pages/receivables/FiguresPage.tsx'),
      'FiguresPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables/documents/$documentId',
    component: lazyRouteComponent(
      () => import('./pages/receivables/DocumentPage.tsx'),
      'DocumentPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/imports',
    component: lazyRouteComponent(() => import('./pages/imports/ImportsPage.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/imports/new',
    component: lazyRouteComponent(
      () => import('./pages/imports/NewImportPage.tsx'),
      'NewImportPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/imports/profiles',
    component: lazyRouteComponent(() => import('./pages/imports/ProfilesPage.tsx'), 'ProfilesPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/imports/profiles/new',
    component: lazyRouteComponent(() => import('./pages/imports/ProfilePage.tsx'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/imports/profiles/$key',
    component: lazyRouteComponent(() => import('./pages/imports/ProfilePage.tsx'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/imports/$importId',
    component: lazyRouteComponent(() => import('./pages/imports/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections',
    component: lazyRouteComponent(
      () => import('./pages/collections/WorklistPage.tsx'),
      'WorklistPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/runs',
    component: lazyRouteComponent(() => import('./pages/collections/RunsPage.tsx'), 'RunsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/runs/$runId',
    component: lazyRouteComponent(() => import('./pages/collections/RunPage.tsx'), 'RunPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/preview',
    component: lazyRouteComponent(
      () => import('./pages/collections/PreviewPage.tsx'),
      'PreviewPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/proposals',
    component: lazyRouteComponent(
      () => import('./pages/collections/ProposalsPage.tsx'),
      'ProposalsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables/bank',
    component: lazyRouteComponent(() => import('./pages/bank/BankPage.tsx'), 'BankPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/tasks',
    component: lazyRouteComponent(() => import('./pages/collections/TasksPage.tsx'), 'TasksPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/pauses',
    component: lazyRouteComponent(() => import('./pages/collections/PausesPage.tsx'), 'PausesPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/halt',
    component: lazyRouteComponent(() => import('./pages/collections/HaltPage.tsx'), 'HaltPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/policy',
    component: lazyRouteComponent(() => import('./pages/policy/PoliciesPage.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/policy/compare',
    component: lazyRouteComponent(() => import('./pages/policy/ComparePage.tsx'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/policy/$versionId',
    component: lazyRouteComponent(() => import('./pages/policy/PolicyPage.tsx'), 'PolicyPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/collections/policy/$versionId/edit',
    component: lazyRouteComponent(() => import('./pages/policy/DraftPage.tsx'), 'DraftPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/notices',
    component: lazyRouteComponent(() => import('./pages/notices/NoticesPage.tsx'), 'NoticesPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/notices/$messageId',
    component: lazyRouteComponent(() => import('./pages/notices/NoticePage.tsx'), 'NoticePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/notices/mailbox',
    component: lazyRouteComponent(() => import('./pages/notices/MailboxPage.tsx'), 'MailboxPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/mail',
    component: lazyRouteComponent(
      () => import('./pages/notices/MailSettingsPage.tsx'),
      'MailSettingsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/letters',
    component: lazyRouteComponent(() => import('./pages/notices/LettersPage.tsx'), 'LettersPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/audit',
    component: lazyRouteComponent(() => import('./pages/audit/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/operations',
    component: lazyRouteComponent(
      () => import('./pages/operations/OperationsPage.tsx'),
      'OperationsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings',
    component: lazyRouteComponent(
      () => import('./pages/people/SettingsIndexPage.tsx'),
      'SettingsIndexPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/people',
    component: lazyRouteComponent(() => import('./pages/people/PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/partner',
    component: lazyRouteComponent(() => import('./pages/people/PartnerPage.tsx'), 'PartnerPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/api-keys',
    component: lazyRouteComponent(() => import('./pages/people/ApiKeysPage.tsx'), 'ApiKeysPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/security',
    component: lazyRouteComponent(() => import('./pages/people/SecurityPage.tsx'), 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/sessions',
    component: lazyRouteComponent(() => import('./pages/people/SessionsPage.tsx'), 'SessionsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/ui',
    component: lazyRouteComponent(() => import('./pages/general/PartsPage.tsx'), 'PartsPage'),
  }),
];

/** Query strings are plain text here; the default would turn `?q=007` into a number. */
export function newRouter() {
  return createRouter({
    routeTree: root.addChildren([...entry, shell.addChildren(pages)]),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text === '' ? '' : `?${text}`;
    },
    scrollRestoration: true,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}
