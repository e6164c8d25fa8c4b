import { useState } from 'react';
import { type RowOf, useAct, useRows } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmDialog } from '../../parts/ConfirmAction.tsx';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { type Column, countColumn, moneyColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { compareDecimals } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { lateChargesWords } from '../../words/late-charges.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { InterestRules } from './InterestRules.tsx';
import { LateAccountDialog } from './LateAccountDialog.tsx';
import { ReceivablesFrame } from './ReceivablesFrame.tsx';
import { refreshedByDocuments } from './refreshes.ts';

export type LateAccount = RowOf<'lateChargesDue'>;

const keyOf = (row: LateAccount) => `${row.customerId} ${row.currency}`;

/** What customers owe for being late, chosen and charged; below it, the rules it follows from. */
export function LateChargesPage() {
  const { words, count } = useWords(lateChargesWords);
  const { timeZone } = useFormat();
  const [search, patch] = useSearchState();
  const view = useTableView();
  const today = todayIn(timeZone);
  const wanted = search.get('throughOn') ?? today;
  const throughOn = isDay(wanted) && wanted <= today ? wanted : today;
  const rows = useRows('lateChargesDue', { query: { throughOn } });
  const [asked, setAsked] = useState<readonly LateAccount[] | null>(null);
  const open = rows.rows.find((row) => keyOf(row) === search.get('open'));
  return (
    <ReceivablesFrame title={words.title} lead={words.lead}>
      <div className="AgeingQuestion">
        <DayField
          name="throughOn"
          label={words.throughOn}
          value={wanted}
          onValue={(day) => patch({ throughOn: day === today ? null : day })}
          error={undefined}
          register={() => undefined}
        />
      </div>
      <DataTable
        label={words.title}
        columns={useColumns()}
        rows={rows}
        view={view}
        rowKey={keyOf}
        rowName={(row) => `${row.customerName} ${row.currency}`}
        open={(row) => withOpen(paths.lateCharges(), search, keyOf(row))}
        bulk={(selection) => (
          <ActionButton
            kind="primary"
            permission="receivables.write"
            onClick={() => setAsked([...selection.rows.values()])}
          >
            {count(words.chargeSome, selection.rows.size)}
          </ActionButton>
        )}
        empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
      />
      <InterestRules />
      {open === undefined ? null : (
        <LateAccountDialog account={open} close={() => patch({ open: null })} />
      )}
      {asked === null ? null : (
        <ChargeDialog accounts={asked} throughOn={throughOn} close={() => setAsked(null)} />
      )}
    </ReceivablesFrame>
  );
}

function ChargeDialog({
  accounts,
  throughOn,
  close,
}: {
  readonly accounts: readonly LateAccount[];
  readonly throughOn: string;
  readonly close: () => void;
}) {
  const { words, count } = useWords(lateChargesWords);
  const charge = useAct('chargeInterest', {
    refreshes: [...refreshedByDocuments, 'lateChargesDue'],
  });
  return (
    <ConfirmDialog
      kind="primary"
      label={count(words.chargeSome, accounts.length)}
      title={words.chargeTitle}
      consequence={<p>{words.chargeConsequence}</p>}
      act={async () => {
        const customerIds = [...new Set(accounts.map((each) => each.customerId))];
        await charge.act({ body: { customerIds, throughOn } });
        toast(words.charged);
      }}
      close={close}
    />
  );
}

function useColumns(): readonly Column<LateAccount>[] {
  const { words } = useWords(lateChargesWords);
  const { customer, currency: currencyTitle } = useWords(receivablesWords).words;
  const format = useFormat();
  return [
    textColumn({ id: 'customer', title: customer, text: (row) => row.customerName }),
    countColumn({
      id: 'invoices',
      title: words.invoices,
      count: (row) => row.invoices.filter((each) => !isSettled(each)).length,
      format,
    }),
    moneyColumn({
      id: 'charge',
      title: words.charge,
      money: ({ charge: amount, currency }) => ({ amount, currency }),
      currencyTitle,
    }),
    moneyColumn({
      id: 'credit',
      title: words.credit,
      money: ({ credit: amount, currency }) => ({ amount, currency }),
      currencyTitle,
    }),
  ];
}

function isSettled({ interest, lumpSum }: LateAccount['invoices'][number]): boolean {
  return compareDecimals(interest, '0') === 0 && compareDecimals(lumpSum, '0') === 0;
}
