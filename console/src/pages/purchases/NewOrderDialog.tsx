import '../receivables/receivables.css';
import '../subscriptions/subscriptions.css';
import { useAct, useRead } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { purchasesWords } from '../../words/purchases.ts';
import type { Offer } from './CataloguePage.tsx';
import { useObjectionText } from './objection-text.ts';
import {
  emptyLine,
  faultOfLine,
  type LineValue,
  priceOfLine,
  requestOf,
  totalOf,
} from './order-values.ts';
import { OrderLinesField } from './OrderLinesField.tsx';

interface NewOrderProps {
  readonly customerId: string;
  readonly customerName: string;
  readonly close: () => void;
}

/** Orders for a customer: lines like a cart, what they cost first, then the order. */
export function NewOrderDialog(props: NewOrderProps) {
  const { words, say } = useWords(purchasesWords);
  const read = useRead('listOffers', { query: { state: 'available' } });
  return (
    <Dialog
      title={say(words.orders.createTitle, { name: props.customerName })}
      close={props.close}
      wide
    >
      <div className="WideForm">
        <Loaded read={read}>{({ items }) => <OrderForm {...props} offers={items} />}</Loaded>
      </div>
    </Dialog>
  );
}

function OrderForm({
  customerId,
  close,
  offers,
}: NewOrderProps & { readonly offers: readonly Offer[] }) {
  const { words, say, count } = useWords(purchasesWords);
  const { orders } = words;
  const format = useFormat();
  const objection = useObjectionText();
  const place = useAct('placeOrder', {
    refreshes: ['listOrders', 'listAllOrders', 'listSubscriptions', 'listEvents'],
  });
  const offerOf = (id: string) => offers.find((offer) => offer.id === id);
  const faults = {
    offerMissing: orders.offerMissing,
    parentMissing: orders.parentMissing,
    quantityRange: (least: number, most: number) =>
      say(orders.quantityRange, { least: format.count(least), most: format.count(most) }),
  };
  const form = useForm<{ readonly lines: readonly LineValue[] }>({
    initial: { lines: [emptyLine] },
    check: ({ lines }) => ({
      lines:
        lines.length === 0
          ? orders.empties
          : lines
              .map((line, at) => {
                const fault = faultOfLine(line, offerOf(line.offerId), faults);
                return fault === undefined
                  ? undefined
                  : `${say(orders.line, { number: at + 1 })}: ${fault}`;
              })
              .find((fault) => fault !== undefined),
    }),
    act: async ({ lines }) => {
      const order = await place.act({ params: { customerId }, body: { lines: requestOf(lines) } });
      const reasons = order.objections.flatMap((each) => each.reasons.map(objection)).join(' ');
      if (order.state === 'pending') toast(say(orders.waits, { reasons }));
      else if (order.state === 'refused') toast(say(orders.refused, { reasons }));
      else toast(count(orders.done, order.lines.length));
      close();
    },
  });
  const { lines } = form.values;
  const prices = lines.map((line) => priceOfLine(line, offerOf(line.offerId)));
  const currencies = new Set(
    lines.map((line) => offerOf(line.offerId)?.currency).filter((each) => each !== undefined),
  );
  const [currency] = currencies;
  return (
    <Form
      form={form}
      submit={orders.submit}
      permission="orders.write"
      reason={currencies.size > 1 ? orders.oneCurrency : undefined}
    >
      <OrderLinesField bound={form.field('lines')} offers={offers} customerId={customerId} />
      {currency === undefined || currencies.size > 1 ? null : (
        <Facts
          items={[
            {
              label: orders.perCycle,
              value: prices.some((price) => price !== null) ? (
                <MoneyText amount={totalOf(prices)} currency={currency} strong />
              ) : (
                orders.nothingFixed
              ),
            },
          ]}
        />
      )}
      {currencies.size > 1 ? <p className="small">{orders.oneCurrency}</p> : null}
      <p className="quiet">{orders.window}</p>
    </Form>
  );
}
