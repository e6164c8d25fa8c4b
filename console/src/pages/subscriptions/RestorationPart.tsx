import { Facts } from '../../parts/Facts.tsx';
import { Section } from '../../parts/Page.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { useMemberText } from './change-text.ts';
import type { SubscriptionDetail } from './subscription-rows.ts';

type Restoration = SubscriptionDetail['restoration'];

/** What the suspension took away and the end of the last hold brings back, or what became of it. */
export function RestorationPart({ restoration }: { readonly restoration: Restoration }) {
  const { words, say } = useWords(subscriptionsWords);
  const { restorationPart: text } = words;
  const format = useFormat();
  const { nameOf, valueOf } = useMemberText();
  if (restoration === null) return null;
  const { autoRenew, scheduledChange, takenAt, settledAt, outcome } = restoration;
  const lead =
    settledAt === null
      ? say(text.open, { when: format.instant(takenAt) })
      : say(text[outcome ?? 'restored'], { when: format.instant(settledAt) });
  return (
    <Section title={settledAt === null ? text.title : text.titleSettled} lead={lead}>
      <Facts
        label={text.title}
        items={Object.entries({ autoRenew, scheduledChange }).map(([name, value]) => ({
          label: nameOf(name),
          value: valueOf(name, value),
        }))}
      />
    </Section>
  );
}
