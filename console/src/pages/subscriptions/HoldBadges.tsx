import './subscriptions.css';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { type HoldRow, holdTones } from './states.ts';

/** The open holds in words, each kind once. */
export function HoldBadges({ holds }: { readonly holds: readonly Pick<HoldRow, 'kind'>[] }) {
  const { words } = useWords(subscriptionsWords);
  const kinds = [...new Set(holds.map((hold) => hold.kind))];
  if (kinds.length === 0) return <span className="quiet">{words.noHolds}</span>;
  return (
    <span className="HoldBadges">
      {kinds.map((kind) => (
        <StatusBadge key={kind} tone={holdTones[kind]}>
          {words.holdKinds[kind]}
        </StatusBadge>
      ))}
    </span>
  );
}
