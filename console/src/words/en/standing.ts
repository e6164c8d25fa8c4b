/**
 * Words of where one customer stands; the reasons themselves come from the policy in both
 * languages.
 */
export const standingEn = {
  emptyTitle: 'Nothing is open',
  emptyText: 'A customer without open items has no stage. It gets one with its first invoice.',
  notices: 'Notices that count as proof',
  bring: {
    act: 'Record delivery',
    title: 'A person brought this notice',
    lead: 'It counts as delivered on this day if the amount and the days that it names were told. That is proof on which a consequence may stand.',
    how: 'How',
    ways: { letter: 'Letter', telephone: 'Telephone', in_person: 'In person' },
    on: 'Arrived on',
    evidence: 'Evidence',
    evidenceHelp: 'Tracking number, who was spoken to and what was said.',
    recorded: 'Delivery recorded',
  },
  history: 'Decisions so far',
  historyLead: 'Each run decides anew from the facts of its day; the newest is at the top.',
  noHistory: 'No collections run has decided about this customer yet.',
  asOf: 'As of',
  stage: 'Stage',
  currency: 'Currency',
  decidedAt: 'Decided',
} as const;
