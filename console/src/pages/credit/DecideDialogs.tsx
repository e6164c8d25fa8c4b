import { useAct } from '../../api/queries.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { CheckField, MoneyField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { creditWords } from '../../words/credit.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { positiveAmount } from '../receivables/allocation-form.ts';
import type { ApplicationDetail } from './ApplicationPanel.tsx';

const REFRESHES = [
  'getCreditApplication',
  'listCreditApplications',
  'getCreditLines',
  'listAllOrders',
] as const;

interface DialogOf {
  readonly detail: ApplicationDetail;
  readonly close: () => void;
}

/** Grants credit; the recommendation stands in the field to begin with. */
export function GrantDialog({ detail, close }: DialogOf) {
  const { words } = useWords(creditWords);
  const { badDay } = useWords(partsWords).words.form;
  const { currency, recommendation, id: applicationId, version } = detail;
  const grant = useAct('grantCreditApplication', { refreshes: REFRESHES });
  const form = useForm({
    initial: {
      limit: recommendation.limit,
      depositRequired: '',
      prepayment: recommendation.prepayment,
      expiresOn: '',
      reviewOn: '',
      conditions: '',
      reason: '',
    },
    check: ({ limit, expiresOn, reviewOn, reason }) => ({
      limit: positiveAmount(limit, currency) === null ? words.required : undefined,
      expiresOn: expiresOn === '' || isDay(expiresOn) ? undefined : badDay,
      reviewOn: reviewOn === '' || isDay(reviewOn) ? undefined : badDay,
      reason: reason.trim() === '' ? words.required : undefined,
    }),
    act: async (values) => {
      const done = await grant.act({
        params: { applicationId },
        body: {
          limit: positiveAmount(values.limit, currency) ?? '0',
          depositRequired: positiveAmount(values.depositRequired, currency) ?? '0',
          prepayment: values.prepayment,
          expiresOn: values.expiresOn === '' ? null : values.expiresOn,
          reviewOn: values.reviewOn === '' ? null : values.reviewOn,
          conditions: values.conditions.trim(),
          reason: values.reason.trim(),
          version,
        },
      });
      toast(done.state === 'granted' ? words.granted : words.proposed);
      close();
    },
  });
  return (
    <Dialog title={`${words.decide} · ${detail.customerName}`} close={close}>
      <Form form={form} submit={words.decide} permission="credit.decide">
        <MoneyField {...form.field('limit')} label={words.limit} currency={currency} />
        <MoneyField
          {...form.field('depositRequired')}
          label={words.depositRequired}
          currency={currency}
          required={false}
        />
        <DayField {...form.field('expiresOn')} label={words.expiresOn} required={false} />
        <DayField {...form.field('reviewOn')} label={words.reviewOn} required={false} />
        <CheckField {...form.field('prepayment')} label={words.prepayment} required={false} />
        <TextField
          {...form.field('conditions')}
          label={words.conditions}
          required={false}
          multiline
        />
        <TextField {...form.field('reason')} label={words.reason} multiline />
      </Form>
    </Dialog>
  );
}

export function DeclineDialog({ detail, close }: DialogOf) {
  const { words } = useWords(creditWords);
  const decline = useAct('declineCreditApplication', { refreshes: REFRESHES });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.required : undefined }),
    act: async ({ reason }) => {
      const body = { reason: reason.trim(), version: detail.version };
      await decline.act({ params: { applicationId: detail.id }, body });
      toast(words.saved);
      close();
    },
  });
  return (
    <Dialog title={`${words.decline} · ${detail.customerName}`} close={close}>
      <Form form={form} submit={words.decline} permission="credit.decide" danger>
        <TextField {...form.field('reason')} label={words.reason} multiline />
      </Form>
    </Dialog>
  );
}
