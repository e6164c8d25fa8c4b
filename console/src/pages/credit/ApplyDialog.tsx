import { useAct } from '../../api/queries.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { MoneyField, SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { creditWords } from '../../words/credit.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { positiveAmount } from '../receivables/allocation-form.ts';

const NONE = 'none';
const judgements = ['good', 'mixed', 'bad'] as const;

function scoreOf(text: string): number | null {
  const score = /^\d{1,4}$/.test(text.trim()) ? Number.parseInt(text, 10) : -1;
  return score >= 0 && score <= 1_000 ? score : null;
}

/** Asks for credit on a customer's behalf. */
export function ApplyDialog({
  customerId,
  currency,
  close,
}: {
  readonly customerId: string;
  readonly currency: string;
  readonly close: () => void;
}) {
  const { words, say } = useWords(creditWords);
  const { badDay } = useWords(partsWords).words.form;
  const submit = useAct('submitCreditApplication', { refreshes: ['listCreditApplications'] });
  const form = useForm({
    initial: {
      wanted: '',
      purpose: '',
      score: '',
      source: '',
      on: '',
      reference: '',
      judgement: NONE as string,
    },
    check: ({ wanted, purpose, score, source, on, reference, judgement }) => ({
      wanted: positiveAmount(wanted, currency) === null ? words.required : undefined,
      purpose: purpose.trim() === '' ? words.required : undefined,
      score: score.trim() === '' || scoreOf(score) !== null ? undefined : words.scoreWrong,
      source: score.trim() !== '' && source.trim() === '' ? words.required : undefined,
      on: score.trim() === '' || isDay(on) ? undefined : badDay,
      reference: judgement !== NONE && reference.trim() === '' ? words.required : undefined,
    }),
    act: async (values) => {
      const score = scoreOf(values.score);
      const judgement = judgements.find((each) => each === values.judgement);
      const { number } = await submit.act({
        body: {
          customerId,
          currency,
          wanted: positiveAmount(values.wanted, currency) ?? '0',
          purpose: values.purpose.trim(),
          external: score === null ? null : { score, source: values.source.trim(), on: values.on },
          references:
            judgement === undefined
              ? []
              : [{ name: values.reference.trim(), judgement, remark: '' }],
        },
      });
      toast(say(words.applied, { number }));
      close();
    },
  });
  return (
    <Dialog title={`${words.apply} · ${currency}`} close={close}>
      <Form form={form} submit={words.apply} permission="credit.write">
        <MoneyField {...form.field('wanted')} label={words.wanted} currency={currency} />
        <TextField {...form.field('purpose')} label={words.purpose} multiline />
        <TextField
          {...form.field('score')}
          label={words.externalScore}
          inputMode="numeric"
          required={false}
        />
        <TextField {...form.field('source')} label={words.externalSource} required={false} />
        <DayField {...form.field('on')} label={words.externalOn} required={false} />
        <TextField {...form.field('reference')} label={words.reference} required={false} />
        <SelectField
          {...form.field('judgement')}
          label={words.referenceJudgement}
          choices={[NONE, ...judgements].map((value) => ({
            value,
            label: words.judgements[value as keyof typeof words.judgements],
          }))}
        />
      </Form>
    </Dialog>
  );
}
