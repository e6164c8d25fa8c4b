import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { readAmount } from '../../parts/amount.ts';
import { MoneyField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Loaded } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { enforcementWords } from '../../words/enforcement.ts';
import { currencyDecimals } from '../../words/format.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { SettingsFrame } from '../people/SettingsFrame.tsx';
import { readSeats } from './action-values.ts';

/** When a second person must agree before something costly is done. */
export function SubscriptionSettingsPage() {
  const { settings } = useWords(enforcementWords).words;
  const read = useRead('getSubscriptionSettings', {});
  return (
    <SettingsFrame title={settings.title} lead={settings.lead}>
      <Loaded read={read}>{(each) => <SettingsForm key={each.version} settings={each} />}</Loaded>
    </SettingsFrame>
  );
}

function SettingsForm({
  settings: saved,
}: {
  readonly settings: Output<'getSubscriptionSettings'>;
}) {
  const { settings } = useWords(enforcementWords).words;
  const { required } = useWords(partsWords).words.form;
  const change = useAct('changeSubscriptionSettings', { refreshes: ['getSubscriptionSettings'] });
  const whole = (typed: string) => (readSeats(typed) === null ? settings.whole : undefined);
  const form = useForm({
    initial: {
      approvalAbove: saved.approvalAbove,
      bulkApprovalAbove: String(saved.bulkApprovalAbove),
      bulkMaximum: String(saved.bulkMaximum),
    },
    check: (values) => ({
      approvalAbove: values.approvalAbove === '' ? required : undefined,
      bulkApprovalAbove: whole(values.bulkApprovalAbove),
      bulkMaximum: whole(values.bulkMaximum),
    }),
    act: async (values) => {
      const amount = readAmount(values.approvalAbove, currencyDecimals(saved.currency));
      await change.act({
        body: {
          approvalAbove: amount ?? values.approvalAbove,
          bulkApprovalAbove: readSeats(values.bulkApprovalAbove) ?? saved.bulkApprovalAbove,
          bulkMaximum: readSeats(values.bulkMaximum) ?? saved.bulkMaximum,
          version: saved.version,
        },
      });
      toast(settings.saved);
    },
  });
  return (
    <Form form={form} submit={settings.save} permission="subscriptions.approve">
      <MoneyField
        {...form.field('approvalAbove')}
        label={settings.approvalAbove}
        help={settings.approvalAboveHelp}
        currency={saved.currency}
      />
      <TextField
        {...form.field('bulkApprovalAbove')}
        label={settings.bulkApprovalAbove}
        help={settings.bulkApprovalAboveHelp}
        inputMode="numeric"
      />
      <TextField
        {...form.field('bulkMaximum')}
        label={settings.bulkMaximum}
        help={settings.bulkMaximumHelp}
        inputMode="numeric"
      />
    </Form>
  );
}
