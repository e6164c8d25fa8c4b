import { type RowOf, useWholeList } from '../../api/queries.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import { type Column, moneyColumn, statusColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useLocalRows } from '../../parts/table/local-rows.ts';
import { useTableView } from '../../parts/table/view.ts';
import { subscriptionsPages } from '../../shell/navigation.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { purchasesWords } from '../../words/purchases.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';

export type Offer = RowOf<'listOffers'>;

/** What can be ordered, with the provider's prices. */
export function CataloguePage() {
  const { catalogue } = useWords(purchasesWords).words;
  const { words } = useWords(subscriptionsWords);
  const view = useTableView();
  const columns = useOfferColumns();
  const read = useWholeList('listOffers', {});
  const state = view.filter('state');
  const kind = view.filter('kind');
  const wanted = read.rows.filter(
    (offer) => (state === '' || offer.state === state) && (kind === '' || offer.kind === kind),
  );
  const found = useLocalRows(wanted, view, columns);
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <Page title={catalogue.title} lead={catalogue.lead} fill>
      <SubNavigation pages={subscriptionsPages} label={words.title} />
      <DataTable
        label={catalogue.title}
        columns={columns}
        rows={read.complete ? found : read}
        view={view}
        rowKey={(offer) => offer.id}
        search={catalogue.search}
        filters={[
          {
            kind: 'one',
            id: 'state',
            title: catalogue.state,
            options: listed(catalogue.states),
          },
          { kind: 'one', id: 'kind', title: catalogue.kind, options: listed(words.kinds) },
        ]}
        totals={{}}
        empty={<EmptyState title={catalogue.emptyTitle}>{catalogue.empty}</EmptyState>}
      />
    </Page>
  );
}

function useOfferColumns(): readonly Column<Offer>[] {
  const { words, say, language } = useWords(purchasesWords);
  const { catalogue } = words;
  const own = useWords(subscriptionsWords).words;
  const currencyTitle = useWords(partsWords).words.table.currency;
  const format = useFormat();
  return [
    textColumn({
      id: 'offer',
      title: catalogue.offer,
      text: (offer) => offer.names[language],
      cell: (offer) => <strong>{offer.names[language]}</strong>,
      sortable: true,
    }),
    textColumn({
      id: 'kind',
      title: catalogue.kind,
      width: 148,
      text: (offer) => own.kinds[offer.kind],
      sortable: true,
    }),
    textColumn({
      id: 'commerce',
      title: catalogue.commerce,
      width: 132,
      text: (offer) => own.commerce[offer.commerce],
    }),
    textColumn({
      id: 'term',
      title: catalogue.term,
      width: 96,
      text: (offer) => own.terms[offer.term],
    }),
    textColumn({
      id: 'cycle',
      title: catalogue.cycle,
      width: 148,
      text: (offer) => own.cycles[offer.billingCycle],
    }),
    moneyColumn({
      id: 'price',
      title: catalogue.price,
      currencyTitle,
      sortable: true,
      money: (offer) =>
        offer.billingType === 'usage'
          ? null
          : { amount: offer.unitPrice, currency: offer.currency },
    }),
    textColumn({
      id: 'seats',
      title: catalogue.seats,
      width: 132,
      text: (offer) =>
        say(catalogue.seatsRange, {
          least: format.count(offer.minimumQuantity),
          most: format.count(offer.maximumQuantity),
        }),
    }),
    textColumn({
      id: 'addon',
      title: catalogue.addon,
      width: 140,
      hiddenAtFirst: true,
      text: (offer) => offer.addonOf.join(', '),
    }),
    statusColumn({
      id: 'state',
      title: catalogue.state,
      width: 120,
      status: ({ state }) => ({
        text: catalogue.states[state],
        tone: state === 'available' ? 'success' : 'neutral',
      }),
    }),
    textColumn({
      id: 'id',
      title: catalogue.id,
      width: 220,
      hiddenAtFirst: true,
      text: (offer) => offer.id,
      cell: (offer) => <code>{offer.id}</code>,
    }),
  ];
}
