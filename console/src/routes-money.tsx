import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './routes-frame.tsx';

/** Receivables, screening and collections. */
export const moneyPages = [
  createRoute({
    getParentRoute: () => shell,
    path: '/desk',
    component: lazyRouteComponent(() => import('./pages/desk/MattersPage.tsx'), 'MattersPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/desk/tickets',
    component: lazyRouteComponent(
      () => import('./pages/desk/DeskTicketsPage.tsx'),
      'DeskTicketsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/desk/partners',
    component: lazyRouteComponent(
      () => import('./pages/desk/DeskPartnersPage.tsx'),
      'DeskPartnersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/enforcement',
    component: lazyRouteComponent(
      () => import('./pages/enforcement/MeasuresPage.tsx'),
      'MeasuresPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/webhooks',
    component: lazyRouteComponent(
      () => import('./pages/webhooks/WebhooksPage.tsx'),
      'WebhooksPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables/credit',
    component: lazyRouteComponent(
      () => import('./pages/credit/ApplicationsPage.tsx'),
      'ApplicationsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables/credit/scorecard',
    component: lazyRouteComponent(
      () => import('./pages/credit/ScorecardPage.tsx'),
      'ScorecardPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/receivables/exposure',
    component: lazyRouteComponent(
      () => import('./pages/exposure/ExposurePage.tsx'),
      'ExposurePage',
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
    path: '/cases',
    component: lazyRouteComponent(() => import('./pages/cases/CasesPage.tsx'), 'CasesPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/cases/$caseId',
    component: lazyRouteComponent(() => import('./pages/cases/CasePage.tsx'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/screening',
    component: lazyRouteComponent(
      () => import('./pages/screening/DecisionsPage.tsx'),
      'DecisionsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/screening/rules',
    component: lazyRouteComponent(() => import('./pages/screening/RulesPage.tsx'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/screening/lists',
    component: lazyRouteComponent(() => import('./pages/screening/ListsPage.tsx'), 'ListsPage'),
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
];
