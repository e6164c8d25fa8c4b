import type { Output } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { CheckField, MoneyField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { exposureWords } from '../../words/exposure.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { positiveAmount } from '../receivables/allocation-form.ts';

type Line = Output<'getCreditLines'>['items'][number];

/** Sets how much credit a customer has in a currency, until when, and why. */
export function CreditLineDialog({
  customerId,
  currency,
  line,
  close,
}: {
  readonly customerId: string;
  readonly currency: string;
  /** Null where there is none yet. */
  readonly line: Line | null;
  readonly close: () => void;
}) {
  const { words } = useWords(exposureWords);
  const { credit } = words;
  const { required, badDay } = useWords(partsWords).words.form;
  const set = useAct('setCreditLine', {
    refreshes: ['getCreditLines', 'listCreditLines', 'getCustomerExposure', 'listAllOrders'],
  });
  const form = useForm({
    initial: {
      limit: line?.limit ?? '',
      expiresOn: line?.expiresOn ?? '',
      prepayment: line?.prepayment ?? false,
      conditions: line?.conditions ?? '',
      reason: '',
    },
    check: ({ limit, expiresOn, reason }) => ({
      limit: positiveAmount(limit, currency) === null && !/^0+$/.test(limit) ? required : undefined,
      expiresOn: expiresOn === '' || isDay(expiresOn) ? undefined : badDay,
      reason: reason.trim() === '' ? required : undefined,
    }),
    act: async ({ limit, expiresOn, prepayment, conditions, reason }) => {
      await set.act({
        params: { customerId, currency },
        body: {
          limit: positiveAmount(limit, currency) ?? '0',
          depositRequired: line?.depositRequired ?? '0',
          prepayment,
          temporary: line?.temporary ?? null,
          expiresOn: expiresOn === '' ? null : expiresOn,
          reviewOn: line?.reviewOn ?? null,
          conditions: conditions.trim(),
          unchecked: line?.unchecked ?? false,
          reason: reason.trim(),
          version: line?.version ?? 0,
        },
      });
      toast(credit.saved);
      close();
    },
  });
  return (
    <Dialog title={`${credit.title} · ${currency}`} close={close}>
      <Form
        form={form}
        submit={line === null ? credit.set : credit.change}
        permission="credit.decide"
      >
        <MoneyField {...form.field('limit')} label={credit.limit} currency={currency} />
        <DayField
          {...form.field('expiresOn')}
          label={credit.expiresOn}
          help={credit.expiresHelp}
          required={false}
        />
        <CheckField {...form.field('prepayment')} label={credit.prepayment} required={false} />
        <TextField
          {...form.field('conditions')}
          label={credit.conditions}
          required={false}
          multiline
        />
        <TextField {...form.field('reason')} label={credit.reason} multiline />
      </Form>
    </Dialog>
  );
}
