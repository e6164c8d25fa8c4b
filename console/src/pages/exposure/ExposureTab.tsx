import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useMay, useSession } from '../../api/session.tsx';
import { useRead } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { signOf } from '../../words/decimal.ts';
import { paths } from '../../paths.ts';
import { creditWords } from '../../words/credit.ts';
import { exposureWords } from '../../words/exposure.ts';
import { useWords } from '../../words/language.tsx';
import { ApplyDialog } from '../credit/ApplyDialog.tsx';
import { CreditLineDialog } from './CreditLineDialog.tsx';
import { covers, risks } from './parts-of-exposure.ts';

type Exposure = Output<'getCustomerExposure'>;
type Line = Output<'getCreditLines'>['items'][number];

/** What is at stake with one customer, line by line, and how much credit it has. */
export function ExposureTab({ customerId }: { readonly customerId: string }) {
  const { words } = useWords(exposureWords);
  const read = useRead('getCustomerExposure', { params: { customerId } });
  const mayCredit = useMay('credit.read');
  return (
    <div className="stack">
      {mayCredit ? (
        <CreditLines
          customerId={customerId}
          owed={(read.data?.currencies ?? []).map((each) => each.currency)}
        />
      ) : null}
      <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
        {({ currencies, rows }) =>
          currencies.length === 0 ? (
            <p className="quiet">{words.nothing}</p>
          ) : (
            currencies.map((each) => (
              <Section key={each.currency} title={`${words.exposure} · ${each.currency}`}>
                <Facts
                  layout="strip"
                  items={[
                    {
                      label: words.exposure,
                      value: <MoneyText amount={each.exposure} currency={each.currency} />,
                    },
                    ...[...risks, ...covers]
                      .filter((name) => signOf(each[name]) !== 0)
                      .map((name) => ({
                        label: words.components[name],
                        value: <MoneyText amount={each[name]} currency={each.currency} />,
                      })),
                  ]}
                />
                <Lines rows={rows.filter((row) => row.currency === each.currency)} />
              </Section>
            ))
          )
        }
      </Loaded>
    </div>
  );
}

function Lines({ rows }: { readonly rows: Exposure['rows'] }) {
  const { words } = useWords(exposureWords);
  return rows.length === 0 ? null : (
    <table className="PlainTable">
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.line}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={[row.component, row.kind, row.id, row.label, row.from].join(' ')}>
            <td>{words.components[row.component]}</td>
            <td>{row.label ?? ''}</td>
            <td>
              <DayText day={row.dueOn ?? row.to ?? row.until?.slice(0, 10) ?? null} />
            </td>
            <td>
              <MoneyText amount={row.amount} currency={row.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CreditLines({
  customerId,
  owed,
}: {
  readonly customerId: string;
  /** Currencies in which something is at stake. */
  readonly owed: readonly string[];
}) {
  const { words } = useWords(exposureWords);
  const { credit } = words;
  const read = useRead('getCreditLines', { params: { customerId } });
  const { currency: own } = useSession().partner;
  const [editing, edit] = useState<Line | string | null>(null);
  const [applying, apply] = useState<string | null>(null);
  const application = useWords(creditWords).words;
  const currencies = [...new Set([own, ...owed])];
  return (
    <Section title={credit.title} lead={credit.lead}>
      <Loaded read={read} skeleton={<TextSkeleton lines={3} />}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="quiet">{credit.none}</p> : null}
            {items.map((line) => (
              <div key={line.currency} className="stack">
                <LineFacts line={line} />
                <div className="row">
                  <ActionButton permission="credit.decide" onClick={() => edit(line)}>
                    {credit.change}
                  </ActionButton>
                </div>
              </div>
            ))}
            <div className="row">
              {currencies
                .filter((currency) => !items.some((line) => line.currency === currency))
                .map((currency) => (
                  <ActionButton
                    key={currency}
                    permission="credit.decide"
                    onClick={() => edit(currency)}
                  >
                    {credit.set} · {currency}
                  </ActionButton>
                ))}
            </div>
          </>
        )}
      </Loaded>
      <div className="row">
        {currencies.map((currency) => (
          <ActionButton key={currency} permission="credit.write" onClick={() => apply(currency)}>
            {application.apply} · {currency}
          </ActionButton>
        ))}
        <AppLink to={paths.creditApplications()}>{application.title}</AppLink>
      </div>
      {applying === null ? null : (
        <ApplyDialog customerId={customerId} currency={applying} close={() => apply(null)} />
      )}
      {editing === null ? null : (
        <CreditLineDialog
          customerId={customerId}
          currency={typeof editing === 'string' ? editing : editing.currency}
          line={typeof editing === 'string' ? null : editing}
          close={() => edit(null)}
        />
      )}
    </Section>
  );
}

function LineFacts({ line }: { readonly line: Line }) {
  const { words } = useWords(exposureWords);
  const { credit } = words;
  const money = (amount: string) => <MoneyText amount={amount} currency={line.currency} />;
  return (
    <Facts
      layout="strip"
      label={line.currency}
      items={[
        { label: credit.limit, value: money(line.limitToday) },
        { label: words.exposure, value: money(line.exposure) },
        { label: credit.available, value: money(line.available) },
        ...(line.expiresOn === null
          ? []
          : [{ label: credit.expiresOn, value: <DayText day={line.expiresOn} /> }]),
        { label: credit.decidedBy, value: line.decidedBy },
        { label: credit.reason, value: line.reason },
      ]}
    />
  );
}
