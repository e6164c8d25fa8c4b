/** A notice that was asked of a customer, as its standing lists it. */
export interface AskedNotice {
  readonly key: string;
  readonly currency: string;
  readonly stage: string;
  readonly state: string;
  readonly amount: string;
  readonly sentOn: string | null;
  readonly outcomeOn: string | null;
}

/** Reads the notices of a standing; entries of another form are left out. */
export function askedNotices(notices: readonly unknown[]): readonly AskedNotice[] {
  return notices.flatMap((each) => {
    if (typeof each !== 'object' || each === null) return [];
    const given = each as Readonly<Record<string, unknown>>;
    const text = (name: string) => (typeof given[name] === 'string' ? given[name] : null);
    const [key, currency, stage, state] = ['key', 'currency', 'stage', 'state'].map(text);
    if (!key || !currency || !stage || !state) return [];
    const amount = text('amount') ?? '0';
    return [
      { key, currency, stage, state, amount, sentOn: text('sentOn'), outcomeOn: text('outcomeOn') },
    ];
  });
}
