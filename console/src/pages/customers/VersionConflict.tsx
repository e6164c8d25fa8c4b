import { useEffect, useRef } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import type { CustomerValues } from './customer-values.ts';

/** Somebody else saved first: what they saved beside what was entered here, and the choice. */
export function VersionConflict({
  seen,
  theirs,
  yours,
  settle,
}: {
  /** What this form started from. */
  readonly seen: CustomerValues;
  readonly theirs: CustomerValues;
  readonly yours: CustomerValues;
  /** Goes on with these entries on top of the saved version. */
  readonly settle: (values: CustomerValues) => void;
}) {
  const { words } = useWords(customersWords);
  const { details } = words;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const labels: Readonly<Record<keyof CustomerValues, string>> = {
    name: words.name,
    number: words.number,
    country: words.country,
    language: words.language,
    timeZone: words.timeZone,
    calendarId: words.calendar,
    dueDateShift: words.shift,
    paymentTerms: words.terms,
    segment: words.segment,
    riskClass: words.risk,
    tenantId: words.tenantId,
  };
  const names = Object.keys(labels) as (keyof CustomerValues)[];
  const changedHere = names.filter((name) => yours[name] !== seen[name]);
  const differing = names.filter((name) => theirs[name] !== yours[name]);
  // What was not touched here follows them; only what was entered here is kept.
  const kept = { ...theirs, ...Object.fromEntries(changedHere.map((name) => [name, yours[name]])) };
  return (
    <div
      ref={box}
      tabIndex={-1}
      className="Message VersionConflict"
      data-tone="warning"
      role="alert"
    >
      <div className="stack">
        <div>
          <strong>{details.conflictTitle}</strong>
          {details.conflictText}
        </div>
        <table className="PlainTable">
          <thead>
            <tr>
              <th scope="col">{details.field}</th>
              <th scope="col">{details.theirs}</th>
              <th scope="col">{details.yours}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((name) => (
              <tr key={name}>
                <th scope="row">{labels[name]}</th>
                <td>{theirs[name] || '—'}</td>
                <td>
                  {changedHere.includes(name) ? (
                    yours[name] || '—'
                  ) : (
                    <span className="quiet">{details.untouched}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="row">
          <ActionButton kind="primary" onClick={() => settle(kept)}>
            {details.keepMine}
          </ActionButton>
          <ActionButton onClick={() => settle(theirs)}>{details.takeTheirs}</ActionButton>
        </div>
      </div>
    </div>
  );
}
