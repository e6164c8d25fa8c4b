import './subscriptions.css';
import '../receivables/receivables.css';
import { useDeferredValue } from 'react';
import type { Body, Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { startOfDay } from '../../app/day-start.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
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
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { ActionFields } from './ActionFields.tsx';
import {
  actionOf,
  type ActionValues,
  type BulkKind,
  type BulkWhat,
  emptyAction,
} from './action-values.ts';
import { MoneyFigures } from './MoneyFigures.tsx';

type Preview = Output<'askForBulkAction'>['preview'];

interface BulkValues extends ActionValues {
  readonly runOn: string;
  readonly confirmed: boolean;
}

/** One action on the chosen subscriptions: what it would do to each first, then the button. */
export function BulkDialog({
  kind,
  subscriptionIds,
  close,
}: {
  readonly kind: BulkKind;
  readonly subscriptionIds: readonly string[];
  readonly close: () => void;
}) {
  const { words, count, say } = useWords(enforcementWords);
  const { bulk } = words;
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const navigateTo = useNavigateTo();
  const ask = useAct('askForBulkAction', { refreshes: ['listBulkActions', 'listSubscriptions'] });
  const form = useForm<BulkValues>({
    initial: { ...emptyAction, runOn: '', confirmed: false },
    check: ({ reason, on, when, runOn, confirmed }) => ({
      reason: reason.trim() === '' ? required : undefined,
      on: kind === 'cancel' && when === 'scheduled' && !isDay(on) ? badDay : undefined,
      runOn: runOn !== '' && !isDay(runOn) ? badDay : undefined,
      confirmed: irreversible && !confirmed ? words.confirmFirst : undefined,
    }),
    act: async (values) => {
      const action = actionOf(kind, values) as BulkWhat | null;
      if (action === null) return;
      const { bulkAction } = await ask.act({
        body: {
          subscriptionIds: [...subscriptionIds],
          action,
          reason: values.reason.trim(),
          ...(values.runOn === '' ? {} : { runAt: startOfDay(values.runOn, format.timeZone) }),
          ...(irreversible ? { confirmed: true } : {}),
        },
      });
      close();
      if (bulkAction === null) return;
      toast(bulkAction.state === 'waiting_for_approval' ? bulk.waiting : bulk.started);
      navigateTo(paths.bulkAction(bulkAction.id));
    },
  });
  const action = actionOf(kind, form.values) as BulkWhat | null;
  const preview = usePreview(subscriptionIds, action);
  const irreversible = (preview.data?.preview.irreversible ?? 0) > 0;
  const impossible = preview.data?.preview.possible === 0;
  return (
    <Dialog title={say(bulk.previewOf, { action: words.acts[kind] })} close={close} wide>
      <div className="WideForm">
        <Form
          form={form}
          submit={count(bulk.ask, subscriptionIds.length, { act: words.acts[kind] })}
          permission="subscriptions.enforce"
          danger={kind !== 'reactivate'}
          reason={impossible ? bulk.onlyRefused : undefined}
        >
          <ActionFields kind={kind} form={form} />
          {action === null ? null : (
            <Loaded read={preview}>{(answer) => <PreviewPart preview={answer.preview} />}</Loaded>
          )}
          <DayField
            {...form.field('runOn')}
            label={bulk.runOn}
            help={bulk.runOnHelp}
            required={false}
          />
          <TextField
            {...form.field('reason')}
            label={words.reason}
            help={words.reasonHelp}
            multiline
          />
          {irreversible ? <CheckField {...form.field('confirmed')} label={words.confirm} /> : null}
        </Form>
      </div>
    </Dialog>
  );
}

/** A dry run: the same request as the act itself, without it. */
function usePreview(subscriptionIds: readonly string[], action: BulkWhat | null) {
  const asked = useDeferredValue(action);
  const body: Body<'askForBulkAction'> = {
    subscriptionIds: [...subscriptionIds],
    action: asked ?? { kind: 'reactivate' },
    reason: 'preview',
    dryRun: true,
  };
  return useRead('askForBulkAction', { body }, { enabled: asked !== null });
}

function PreviewPart({ preview }: { readonly preview: Preview }) {
  const { words, count } = useWords(enforcementWords);
  const { bulk, money, refusals } = words;
  const format = useFormat();
  return (
    <section className="MoneyPanel" aria-label={money.title}>
      <h3>{money.title}</h3>
      {preview.money.map((sums) => (
        <MoneyFigures key={sums.currency} sums={sums} />
      ))}
      {preview.money.length === 0 ? <p className="quiet">{money.noCost}</p> : null}
      {preview.needsApproval ? (
        <Message tone="warning" title={bulk.needsApproval}>
          {bulk.needsApprovalText}
        </Message>
      ) : null}
      {preview.irreversible > 0 ? (
        <Message tone="danger" title={money.irreversible}>
          {money.irreversibleText}
        </Message>
      ) : null}
      {preview.refused > 0 ? (
        <p className="small">{count(bulk.refusedSome, preview.refused)}</p>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="BulkPreview" tabIndex={0} aria-label={bulk.items}>
        <table className="PlainTable" aria-label={bulk.items}>
          <thead>
            <tr>
              <th scope="col">{bulk.item}</th>
              <th scope="col">{bulk.result}</th>
              <th scope="col" data-align="end">
                {money.refund}
              </th>
              <th scope="col" data-align="end">
                {money.still}
              </th>
              <th scope="col" data-align="end">
                {money.saved}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.items.map((item) => {
              const amount = (part: 'refund' | 'stillCharged' | 'saved') =>
                item.money === null || item.refusal !== null
                  ? '—'
                  : format.money(item.money[part], item.money.currency);
              return (
                <tr key={item.subscriptionId}>
                  <th scope="row">{item.friendlyName}</th>
                  <td>{item.refusal === null ? bulk.possible : wordFor(refusals, item.refusal)}</td>
                  <td data-align="end">{amount('refund')}</td>
                  <td data-align="end">{amount('stillCharged')}</td>
                  <td data-align="end">{amount('saved')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
