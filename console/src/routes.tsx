import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { BrokenPage, NotFoundPage } from './pages/general/Fallbacks.tsx';
import { moneyPages } from './routes-money.tsx';
import { root, shell } from './routes-frame.tsx';

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
    routeTree: root.addChildren([...entry, shell.addChildren([...pages, ...moneyPages])]),
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
