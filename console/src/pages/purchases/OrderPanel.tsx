import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { ordersWords } from '../../words/orders.ts';
import { partsWords } from '../../words/parts.ts';
import { purchasesWords } from '../../words/purchases.ts';
import { SidePanel } from '../collections/SidePanel.tsx';
import { useCheckName, useObjectionText } from './objection-text.ts';
import { type OrderRow, orderTones } from './order-state.ts';

const refreshes = ['listAllOrders', 'listOrders', 'listSubscriptions', 'listEvents'] as const;

/** One order: what was ordered, what stands in its way, and yes or no. */
export function OrderPanel({
  order,
  close,
}: {
  readonly order: OrderRow;
  readonly close: () => void;
}) {
  const { words } = useWords(ordersWords);
  const { states } = useWords(purchasesWords).words.orders;
  const format = useFormat();
  return (
    <SidePanel id={order.id} title={order.customerName} label={words.title} close={close}>
      <div className="row">
        <StatusBadge tone={orderTones[order.state]}>{states[order.state]}</StatusBadge>
        <AppLink to={paths.customer(order.customerId)}>{order.customerNumber}</AppLink>
      </div>
      <Facts
        items={[
          {
            label: words.lines,
            value: (
              <>
                {order.lines.map((line) => (
                  <div key={line.number}>
                    {format.count(line.quantity)} ×{' '}
                    {line.subscriptionId === null ? (
                      line.friendlyName
                    ) : (
                      <AppLink to={paths.subscription(line.subscriptionId)}>
                        {line.friendlyName}
                      </AppLink>
                    )}
                  </div>
                ))}
              </>
            ),
          },
          {
            label: words.total,
            value: <MoneyText amount={order.total} currency={order.currency} />,
          },
          { label: words.created, value: <InstantText instant={order.createdAt} /> },
        ]}
      />
      {order.state === 'pending' ? <OrderActs order={order} /> : null}
      {order.objections.map((objection) => (
        <Objection key={objection.check} objection={objection} />
      ))}
    </SidePanel>
  );
}

function Objection({ objection }: { readonly objection: OrderRow['objections'][number] }) {
  const { words, say } = useWords(ordersWords);
  const format = useFormat();
  const text = useObjectionText();
  const name = useCheckName()(objection.check);
  const { settledHow, settledAt, settledBy, settledReason } = objection;
  return (
    <section aria-label={name}>
      <h3>
        {name} · {words.verdicts[objection.verdict]}
      </h3>
      <ul>
        {objection.reasons.map((reason) => (
          <li key={`${reason.code} ${JSON.stringify(reason.values)}`}>{text(reason)}</li>
        ))}
      </ul>
      {settledHow === null || settledAt === null ? null : (
        <p className="quiet">
          {say(words.settled[settledHow], {
            who: settledBy ?? '',
            when: format.instant(settledAt),
            reason: settledReason ?? words.noReason,
          })}
        </p>
      )}
    </section>
  );
}

function OrderActs({ order }: { readonly order: OrderRow }) {
  const { words } = useWords(ordersWords);
  const [deciding, setDeciding] = useState<'release' | 'refuse' | null>(null);
  const again = useAct('reconsiderOrder', { refreshes });
  return (
    <div className="row">
      <ActionButton
        kind="primary"
        permission="orders.release"
        onClick={() => setDeciding('release')}
      >
        {words.release}
      </ActionButton>
      <ActionButton permission="orders.release" onClick={() => setDeciding('refuse')}>
        {words.refuse}
      </ActionButton>
      <ActionButton
        permission="orders.release"
        onClick={() =>
          void again.act({ params: { orderId: order.id } }).then(() => toast(words.reconsidered))
        }
      >
        {words.reconsider}
      </ActionButton>
      {deciding === null ? null : (
        <DecideOrderDialog order={order} decision={deciding} close={() => setDeciding(null)} />
      )}
    </div>
  );
}

function DecideOrderDialog({
  order,
  decision,
  close,
}: {
  readonly order: OrderRow;
  readonly decision: 'release' | 'refuse';
  readonly close: () => void;
}) {
  const { words, say } = useWords(ordersWords);
  const { required } = useWords(partsWords).words.form;
  const release = useAct('releaseOrder', { refreshes });
  const refuse = useAct('refuseOrder', { refreshes });
  const yes = decision === 'release';
  const name = order.customerName;
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      const input = { params: { orderId: order.id }, body: { reason: reason.trim() } };
      await (yes ? release.act(input) : refuse.act(input));
      toast(yes ? words.released : words.refused);
      close();
    },
  });
  return (
    <Dialog title={say(yes ? words.releaseTitle : words.refuseTitle, { name })} close={close}>
      <Form
        form={form}
        submit={yes ? words.release : words.refuse}
        permission="orders.release"
        danger={!yes}
      >
        <p>{yes ? words.releaseText : words.refuseText}</p>
        <Facts
          items={[
            { label: words.customer, value: `${name} (${order.customerNumber})` },
            {
              label: words.total,
              value: <MoneyText amount={order.total} currency={order.currency} />,
            },
          ]}
        />
        <TextField
          {...form.field('reason')}
          label={words.reason}
          help={words.reasonHelp}
          multiline
        />
      </Form>
    </Dialog>
  );
}
