import type { Output } from '../../api/client.ts';
import { DayText } from '../../parts/DayText.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { signOf } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { useTermsText } from '../customers/terms-text.ts';
import { minus } from './allocation-plan.ts';
import type { Document } from './document-state.ts';

type Detail = Output<'getDocument'>;

/** The entries of the document and of its allocations, journal by journal. */
export function JournalsTab({
  document,
  entries,
}: {
  readonly document: Document;
  readonly entries: Detail['entries'];
}) {
  const { words } = useWords(receivablesWords);
  const { document: text } = words;
  const journals = [...Map.groupBy(entries, (entry) => entry.journalId)];
  return (
    <div className="stack">
      <p className="quiet">{text.journalLead}</p>
      <div className="AgeingBar-scroll">
        <table className="PlainTable">
          <thead>
            <tr>
              <th scope="col">{words.bookedOn}</th>
              <th scope="col">{text.account}</th>
              <th scope="col" data-align="end">
                {text.debit}
              </th>
              <th scope="col" data-align="end">
                {text.credit}
              </th>
            </tr>
          </thead>
          {journals.map(([journalId, ofJournal]) => (
            <tbody key={journalId} className="Journal">
              <tr>
                <th scope="rowgroup" colSpan={4} className="quiet">
                  {text.causes[journalId === document.id ? 'document' : 'allocation']}
                </th>
              </tr>
              {ofJournal.map((entry) => (
                <tr key={entry.account}>
                  <td>
                    <DayText day={entry.bookedOn} />
                  </td>
                  <td>{text.accounts[entry.account]}</td>
                  <td data-align="end">
                    {signOf(entry.amount) > 0 ? (
                      <MoneyText amount={entry.amount} currency={entry.currency} />
                    ) : null}
                  </td>
                  <td data-align="end">
                    {signOf(entry.amount) < 0 ? (
                      <MoneyText amount={minus(entry.amount)} currency={entry.currency} />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

/** What the customer said it does not owe, and how that ended. */
export function DisputesTab({
  document,
  disputes,
}: {
  readonly document: Document;
  readonly disputes: Detail['disputes'];
}) {
  const { words, say } = useWords(receivablesWords);
  const format = useFormat();
  const { dispute: text } = words;
  if (disputes.length === 0) return <p className="quiet">{words.document.noDisputes}</p>;
  return (
    <ul className="stack">
      {disputes.map((dispute) => (
        <li key={dispute.id}>
          <Facts
            items={[
              {
                label: words.state,
                value:
                  dispute.outcome === null ? (
                    <StatusBadge tone="warning">
                      {say(text.stillOpen, { day: format.day(dispute.openedOn) })}
                    </StatusBadge>
                  ) : (
                    text.outcomes[dispute.outcome]
                  ),
              },
              { label: words.reason, value: dispute.reason },
              {
                label: text.scope,
                value:
                  dispute.amount === null ? (
                    text.whole
                  ) : (
                    <MoneyText amount={dispute.amount} currency={document.currency} />
                  ),
              },
              { label: text.openedOn, value: <DayText day={dispute.openedOn} /> },
              { label: text.closedOn, value: <DayText day={dispute.closedOn} /> },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

export function LinesTab({
  document,
  lines,
}: {
  readonly document: Document;
  readonly lines: Detail['lines'];
}) {
  const { words } = useWords(receivablesWords);
  if (lines.length === 0) return <p className="quiet">{words.document.noLines}</p>;
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable">
        <thead>
          <tr>
            <th scope="col">{words.form.description}</th>
            <th scope="col" data-align="end">
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              <td>{line.description}</td>
              <td data-align="end">
                <MoneyText amount={line.amount} currency={document.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Everything else that is known of a document. */
export function DetailsTab({ document }: { readonly document: Document }) {
  const { words } = useWords(receivablesWords);
  const termsText = useTermsText();
  const due =
    document.dueOn === null
      ? []
      : [
          {
            label: words.dueOn,
            value: <DayText day={document.dueOn} form="long" />,
            note: document.dueOnGiven ? words.document.dueGiven : words.document.dueComputed,
          },
        ];
  const terms =
    document.terms === null ? [] : [{ label: words.terms, value: termsText(document.terms) }];
  return (
    <Facts
      items={[
        { label: words.issuedOn, value: <DayText day={document.issuedOn} form="long" /> },
        { label: words.bookedOn, value: <DayText day={document.bookedOn} form="long" /> },
        ...due,
        ...terms,
        { label: words.reference, value: document.reference ?? '—' },
        { label: words.source, value: document.source ?? words.enteredHere },
        { label: words.recordedAt, value: <InstantText instant={document.recordedAt} /> },
      ]}
    />
  );
}
