import './subscriptions.css';
import '../receivables/receivables.css';
import { useDeferredValue } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { CheckField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { enforcementWords } from '../../words/enforcement.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { ActionFields } from './ActionFields.tsx';
import {
  type ActionKind,
  actionOf,
  type ActionValues,
  type AskedAction,
  type BulkWhat,
  emptyAction,
  readSeats,
} from './action-values.ts';
import { MoneyPanel } from './MoneyPanel.tsx';
import { Outlook } from './Outlook.tsx';
import {
  type ActionPreview,
  refreshedByActions,
  type SubscriptionRow,
} from './subscription-rows.ts';

interface OneValues extends ActionValues {
  readonly confirmed: boolean;
}

/** One action on one subscription: what it costs and what follows first, then the button. */
export function ActDialog({
  kind,
  subscription,
  close,
}: {
  readonly kind: ActionKind;
  readonly subscription: SubscriptionRow;
  readonly close: () => void;
}) {
  const { words, say } = useWords(enforcementWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const send = useSend(kind, subscription, close);
  const form = useForm<OneValues>({
    initial: {
      ...emptyAction,
      quantity: String(subscription.quantity),
      name: subscription.friendlyName,
      autoRenew: subscription.autoRenew ? 'off' : 'on',
      confirmed: false,
    },
    check: (values) => ({
      reason: values.reason.trim() === '' ? required : undefined,
      on:
        kind === 'cancel' && values.when === 'scheduled' && !isDay(values.on) ? badDay : undefined,
      quantity:
        kind === 'set_quantity' && readSeats(values.quantity) === null
          ? words.quantityWrong
          : undefined,
      nextQuantity:
        values.nextQuantity.trim() !== '' && readSeats(values.nextQuantity) === null
          ? words.quantityWrong
          : undefined,
      name: kind === 'rename' && values.name.trim() === '' ? required : undefined,
      confirmed: final && !values.confirmed ? words.confirmFirst : undefined,
    }),
    act: async (values) => {
      const action = actionOf(kind, values);
      if (action !== null) await send(action, values, told);
    },
  });
  const action = actionOf(kind, form.values);
  const preview = usePreview(subscription.id, action);
  const told = preview.data;
  const final = told?.money?.reversible === false;
  const approval = told?.money?.needsApproval === true;
  return (
    <Dialog title={say(words.titles[kind], { name: subscription.friendlyName })} close={close} wide>
      <div className="WideForm">
        <Form
          form={form}
          submit={approval ? words.askApproval : words.acts[kind]}
          permission={kind === 'rename' ? 'subscriptions.write' : 'subscriptions.enforce'}
          danger={kind === 'suspend' || kind === 'cancel'}
          reason={told?.refusal ? wordFor(words.refusals, told.refusal.code) : undefined}
        >
          <ActionFields kind={kind} form={form} quantity={subscription.quantity} />
          {action === null ? null : (
            <Loaded read={preview}>
              {(answer) => <PreviewPart preview={answer} outlook={kind !== 'rename'} />}
            </Loaded>
          )}
          <TextField
            {...form.field('reason')}
            label={words.reason}
            help={words.reasonHelp}
            multiline
          />
          {final ? <CheckField {...form.field('confirmed')} label={words.confirm} /> : null}
        </Form>
      </div>
    </Dialog>
  );
}

function usePreview(subscriptionId: string, action: AskedAction | null) {
  const asked = useDeferredValue(action);
  return useRead(
    'previewSubscriptionAction',
    { params: { subscriptionId }, body: { action: asked ?? { kind: 'reactivate' } } },
    { enabled: asked !== null },
  );
}

/**
 * Sends the action. What needs a second person, or happens on a later day, becomes a bulk action of
 * one.
 */
function useSend(kind: ActionKind, subscription: SubscriptionRow, close: () => void) {
  const { words, say } = useWords(enforcementWords);
  const navigateTo = useNavigateTo();
  const request = useAct('requestSubscriptionAction', { refreshes: refreshedByActions });
  const ask = useAct('askForBulkAction', { refreshes: ['listBulkActions'] });
  return async (action: AskedAction, values: OneValues, told: ActionPreview | undefined) => {
    const reason = values.reason.trim();
    const confirmed = values.confirmed ? { confirmed: true } : {};
    const later = action.kind === 'cancel' && action.when === 'scheduled';
    if (action.kind !== 'rename' && (later || told?.money?.needsApproval === true)) {
      const body = { subscriptionIds: [subscription.id], action: action as BulkWhat, reason };
      const { bulkAction } = await ask.act({ body: { ...body, ...confirmed } });
      close();
      if (bulkAction !== null) navigateTo(paths.bulkAction(bulkAction.id));
      return;
    }
    await request.act({
      params: { subscriptionId: subscription.id },
      body: { action, reason, version: subscription.version, ...confirmed },
    });
    const name = action.kind === 'rename' ? action.friendlyName : subscription.friendlyName;
    toast(say(words.done[kind], { name }));
    close();
  };
}

function PreviewPart({
  preview,
  outlook,
}: {
  readonly preview: ActionPreview;
  readonly outlook: boolean;
}) {
  const { words } = useWords(enforcementWords);
  const { money } = words;
  return (
    <>
      {preview.refusal === null ? null : (
        <Message tone="warning" title={words.refused}>
          {wordFor(words.refusals, preview.refusal.code)}
        </Message>
      )}
      {preview.money === null ? null : <MoneyPanel money={preview.money} />}
      {outlook && preview.refusal === null ? (
        <div className="SubscriptionColumns">
          <section aria-label={money.before}>
            <h3>{money.before}</h3>
            <Outlook items={preview.outlookBefore} />
          </section>
          <section aria-label={money.after}>
            <h3>{money.after}</h3>
            <Outlook items={preview.outlookAfter} />
          </section>
        </div>
      ) : null}
    </>
  );
}
