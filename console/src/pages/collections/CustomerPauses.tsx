import { useState } from 'react';
import { useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { pausesWords } from '../../words/pauses.ts';
import { EndPauseDialog, PauseDialog } from './PauseDialogs.tsx';
import { type Pause, pauseTones } from './pause-state.ts';
import { PromiseDialog } from './PromiseDialog.tsx';

/** What is put off for one customer, how its promises stand, and the ways to record another. */
export function CustomerPauses({
  customerId,
  accounts,
}: {
  readonly customerId: string;
  readonly accounts: readonly { readonly currency: string }[];
}) {
  const { words } = useWords(pausesWords);
  const read = useRead('listCustomerPauses', { params: { customerId } });
  const { currency: own } = useSession().partner;
  const [asked, ask] = useState<'pause' | { readonly currency: string } | null>(null);
  const close = () => ask(null);
  const currencies = accounts.length === 0 ? [own] : accounts.map((each) => each.currency);
  return (
    <Section title={words.title} lead={words.customerLead}>
      <div className="row">
        {currencies.map((currency) => (
          <ActionButton
            key={currency}
            permission="collections.pause"
            onClick={() => ask({ currency })}
          >
            {currencies.length === 1 ? words.addPromise : `${words.addPromise} · ${currency}`}
          </ActionButton>
        ))}
        <ActionButton permission="collections.pause" onClick={() => ask('pause')}>
          {words.addPause}
        </ActionButton>
      </div>
      <Loaded read={read} skeleton={<TextSkeleton lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{words.emptyCustomer}</p>
          ) : (
            <PauseTable pauses={items} />
          )
        }
      </Loaded>
      {asked === 'pause' ? <PauseDialog customerId={customerId} close={close} /> : null}
      {asked !== null && asked !== 'pause' ? (
        <PromiseDialog owed={{ customerId, currency: asked.currency }} close={close} />
      ) : null}
    </Section>
  );
}

function PauseTable({ pauses }: { readonly pauses: readonly Pause[] }) {
  const { words } = useWords(pausesWords);
  const [ending, end] = useState<Pause | null>(null);
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable">
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.amount}</th>
            <th scope="col">{words.paid}</th>
            <th scope="col">{words.missing}</th>
            <th scope="col">{words.until}</th>
            <th scope="col">{words.reason}</th>
            <th scope="col" aria-label={words.end.pause} />
          </tr>
        </thead>
        <tbody>
          {pauses.map((pause) => (
            <PauseRow key={pause.id} pause={pause} end={() => end(pause)} />
          ))}
        </tbody>
      </table>
      {ending === null ? null : <EndPauseDialog pause={ending} close={() => end(null)} />}
    </div>
  );
}

function PauseRow({ pause, end }: { readonly pause: Pause; readonly end: () => void }) {
  const { words, say } = useWords(pausesWords);
  const format = useFormat();
  const { currency } = pause;
  const money = (amount: string | null) =>
    amount === null || currency === null ? null : <MoneyText amount={amount} currency={currency} />;
  return (
    <tr>
      <td>{words.kinds[pause.kind]}</td>
      <td>
        <StatusBadge tone={pauseTones[pause.state]}>{words.states[pause.state]}</StatusBadge>
      </td>
      <td>{money(pause.promised) ?? `${words.everything}, ${currency ?? words.everyCurrency}`}</td>
      <td>{money(pause.paid)}</td>
      <td>
        {pause.missing === null || currency === null || pause.state !== 'open'
          ? null
          : say(words.missingText, {
              amount: format.money(pause.missing.amount, currency),
              day: format.day(pause.missing.dueOn),
            })}
      </td>
      <td>
        <DayText day={pause.until} />
      </td>
      <td>{pause.reason}</td>
      <td>
        {pause.state === 'open' ? (
          <ActionButton kind="quiet" permission="collections.pause" onClick={end}>
            {pause.instalments.length > 0 ? words.end.promise : words.end.pause}
          </ActionButton>
        ) : null}
      </td>
    </tr>
  );
}
