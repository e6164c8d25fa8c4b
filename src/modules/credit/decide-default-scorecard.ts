import type { Scorecard, ScorecardVersion } from './types-application.ts';

/**
 * The product's own scorecard, until a partner publishes one. Which attributes count follows the
 * score inputs that credit departments use (relation, payment behaviour, overdue, external report,
 * references); limits are need-based, a multiple of an average month's invoices, which is what is
 * outstanding with terms of thirty days and some delay.
 */
const definition: Scorecard = {
  attributes: [
    {
      attribute: 'relationship_days',
      bands: [
        { below: 90, points: 0 },
        { below: 365, points: 5 },
        { below: 1095, points: 10 },
        { below: null, points: 15 },
      ],
      unknownPoints: 0,
    },
    {
      attribute: 'invoices_paid',
      bands: [
        { below: 3, points: 0 },
        { below: 12, points: 5 },
        { below: null, points: 10 },
      ],
      unknownPoints: 0,
    },
    {
      attribute: 'late_percent',
      bands: [
        { below: 10, points: 20 },
        { below: 30, points: 12 },
        { below: 60, points: 5 },
        { below: null, points: 0 },
      ],
      unknownPoints: 8,
    },
    {
      attribute: 'average_days_late',
      bands: [
        { below: 3, points: 15 },
        { below: 10, points: 9 },
        { below: 30, points: 3 },
        { below: null, points: 0 },
      ],
      unknownPoints: 6,
    },
    {
      attribute: 'written_off',
      bands: [
        { below: 1, points: 0 },
        { below: null, points: -40 },
      ],
      unknownPoints: 0,
    },
    {
      attribute: 'overdue_days',
      bands: [
        { below: 1, points: 15 },
        { below: 15, points: 8 },
        { below: 31, points: 0 },
        { below: null, points: -25 },
      ],
      unknownPoints: 0,
    },
    {
      attribute: 'open_disputes',
      bands: [
        { below: 1, points: 5 },
        { below: 3, points: 2 },
        { below: null, points: 0 },
      ],
      unknownPoints: 0,
    },
    {
      attribute: 'external_score',
      bands: [
        { below: 300, points: -20 },
        { below: 500, points: 0 },
        { below: 700, points: 8 },
        { below: null, points: 15 },
      ],
      unknownPoints: 4,
    },
    {
      attribute: 'good_references',
      bands: [
        { below: 1, points: 0 },
        { below: 2, points: 3 },
        { below: null, points: 5 },
      ],
      unknownPoints: 0,
    },
    {
      attribute: 'bad_references',
      bands: [
        { below: 1, points: 0 },
        { below: null, points: -15 },
      ],
      unknownPoints: 0,
    },
  ],
  classes: [
    { key: 'A', atLeastPoints: 75, percentOfMonth: 400, percentOfWanted: 100, prepayment: false },
    { key: 'B', atLeastPoints: 50, percentOfMonth: 250, percentOfWanted: 50, prepayment: false },
    { key: 'C', atLeastPoints: 25, percentOfMonth: 120, percentOfWanted: 20, prepayment: false },
    { key: 'D', atLeastPoints: 0, percentOfMonth: 0, percentOfWanted: 0, prepayment: true },
  ],
};

export const builtInScorecard: ScorecardVersion = {
  version: 0,
  state: 'live',
  definition,
  note: 'Built in',
  draftedBy: null,
  draftedByName: 'Surety',
  draftedAt: null,
  publishedByName: 'Surety',
  publishedAt: null,
};
