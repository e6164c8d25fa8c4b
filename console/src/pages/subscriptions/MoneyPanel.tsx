import { Message } from '../../parts/Message.tsx';
import { signOf } from '../../words/decimal.ts';
import { enforcementWords } from '../../words/enforcement.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { MoneyFigures, type MoneySums } from './MoneyFigures.tsx';
import { type ReasonData, useReasonText } from './reason-text.ts';

export interface RecommendedLever {
  readonly lever: LeverName;
  readonly until: string | null;
}

export type LeverName = keyof (typeof subscriptionsWords)['en']['levers'];

export interface MoneyConsequence extends MoneySums {
  readonly reversible: boolean;
  readonly needsApproval: boolean;
  readonly reasons: readonly ReasonData[];
  readonly recommended: readonly RecommendedLever[];
}

/** What an action costs and saves, what it does not stop, and what would be cheaper: before it. */
export function MoneyPanel({ money: told }: { readonly money: MoneyConsequence }) {
  const { money } = useWords(enforcementWords).words;
  const reasonText = useReasonText();
  const free = [told.refund, told.stillCharged, told.saved].every((each) => signOf(each) === 0);
  return (
    <section className="MoneyPanel" aria-label={money.title}>
      <h3>{money.title}</h3>
      {free ? <p className="quiet">{money.noCost}</p> : <MoneyFigures sums={told} />}
      {told.reasons.length === 0 ? null : (
        <ul>
          {told.reasons.map((reason) => (
            <li key={reason.code}>{reasonText(reason)}</li>
          ))}
        </ul>
      )}
      {told.needsApproval ? (
        <Message tone="warning" title={money.approval}>
          {money.approvalText}
        </Message>
      ) : null}
      {told.reversible ? null : (
        <Message tone="danger" title={money.irreversible}>
          {money.irreversibleText}
        </Message>
      )}
      {told.recommended.length === 0 ? null : (
        <div>
          <h3>{money.recommended}</h3>
          <Levers levers={told.recommended} />
        </div>
      )}
    </section>
  );
}

/** What limits the loss today, the cheapest first, each with how long it is possible. */
export function Levers({ levers }: { readonly levers: readonly RecommendedLever[] }) {
  const { words, say } = useWords(subscriptionsWords);
  const format = useFormat();
  return (
    <ol className="Levers">
      {levers.map(({ lever, until }) => (
        <li key={lever}>
          {words.levers[lever]}
          {until === null ? null : (
            <span className="quiet"> · {say(words.until, { day: format.instant(until) })}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
