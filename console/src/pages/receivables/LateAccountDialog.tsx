import { DayText } from '../../parts/DayText.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { lateChargesWords } from '../../words/late-charges.ts';
import { receivablesWords } from '../../words/receivables.ts';
import type { LateAccount } from './LateChargesPage.tsx';

type LateInvoice = LateAccount['invoices'][number];

/** How the charge of one customer is worked out: invoice by invoice, period by period. */
export function LateAccountDialog({
  account,
  close,
}: {
  readonly account: LateAccount;
  readonly close: () => void;
}) {
  const { words } = useWords(lateChargesWords);
  return (
    <Dialog title={`${account.customerName} · ${words.working}`} close={close} wide>
      <div className="stack">
        {account.invoices.map((invoice) => (
          <OneInvoice key={invoice.invoiceId} invoice={invoice} currency={account.currency} />
        ))}
      </div>
    </Dialog>
  );
}

function OneInvoice({
  invoice,
  currency,
}: {
  readonly invoice: LateInvoice;
  readonly currency: string;
}) {
  const { words, say } = useWords(lateChargesWords);
  const { dueOn } = useWords(receivablesWords).words;
  const format = useFormat();
  const money = (amount: string) => <MoneyText amount={amount} currency={currency} />;
  return (
    <section className="stack" aria-label={invoice.number}>
      <h3>{invoice.number}</h3>
      <Facts
        layout="strip"
        items={[
          { label: dueOn, value: <DayText day={invoice.dueOn} /> },
          { label: words.interest, value: money(invoice.interest) },
          { label: words.lumpSum, value: money(invoice.lumpSum) },
          { label: words.chargedBefore, value: money(invoice.interestCharged) },
        ]}
      />
      {invoice.periods.length === 0 ? null : (
        <table className="PlainTable">
          <thead>
            <tr>
              <th>{words.from}</th>
              <th>{words.through}</th>
              <th>{words.open}</th>
              <th>{words.rate}</th>
              <th>{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {invoice.periods.map((period) => (
              <tr key={period.from}>
                <td>
                  <DayText day={period.from} />
                </td>
                <td>
                  <DayText day={period.through} />
                </td>
                <td>{money(period.open)}</td>
                <td>{period.percent} %</td>
                <td>{period.source === 'contract' ? words.contractSource : period.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {invoice.reasons.map(({ code, values }) => (
        <p key={code} className="quiet">
          {say(words.reasons[code], {
            day: typeof values.day === 'string' ? format.day(values.day) : '',
          })}
        </p>
      ))}
    </section>
  );
}
