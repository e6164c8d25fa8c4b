import { DayField } from '../../parts/DayField.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import type { Bound, FormState } from '../../parts/form-state.ts';
import { enforcementWords } from '../../words/enforcement.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import type { ActionKind, ActionValues } from './action-values.ts';

const listed = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What an action asks for besides its reason; nothing for those that need no more. */
export function ActionFields<Values extends ActionValues>({
  kind,
  form,
  quantity,
}: {
  readonly kind: ActionKind;
  readonly form: Pick<FormState<Values>, 'field' | 'values'>;
  /** Seats now, where one subscription is meant. */
  readonly quantity?: number;
}) {
  const { words, say } = useWords(enforcementWords);
  const own = useWords(subscriptionsWords).words;
  const format = useFormat();
  // A field of one choice keeps its union; the form's field wants plain text.
  const text = (name: keyof ActionValues) => form.field(name) as unknown as Bound<string>;
  switch (kind) {
    case 'suspend':
      return <SelectField {...text('hold')} label={words.hold} choices={listed(own.holdKinds)} />;
    case 'cancel':
      return (
        <>
          <SelectField {...text('when')} label={words.when} choices={listed(words.whens)} />
          {form.values.when === 'scheduled' ? <DayField {...text('on')} label={words.on} /> : null}
        </>
      );
    case 'set_auto_renew':
      return (
        <SelectField
          {...text('autoRenew')}
          label={own.fields.autoRenew}
          choices={listed(words.autoRenews)}
        />
      );
    case 'set_quantity':
      return (
        <TextField
          {...text('quantity')}
          label={words.quantity}
          inputMode="numeric"
          help={
            quantity === undefined
              ? undefined
              : say(words.quantityNow, { count: format.count(quantity) })
          }
        />
      );
    case 'schedule_change':
      return (
        <>
          <TextField
            {...text('nextQuantity')}
            label={words.nextQuantity}
            inputMode="numeric"
            required={false}
          />
          <SelectField
            {...text('nextTerm')}
            label={words.nextTerm}
            required={false}
            choices={listed(own.terms)}
          />
          <SelectField
            {...text('nextCycle')}
            label={words.nextCycle}
            required={false}
            choices={listed(own.cycles)}
          />
        </>
      );
    case 'rename':
      return <TextField {...text('name')} label={words.newName} autoComplete="off" />;
    case 'reactivate':
      return null;
  }
}
