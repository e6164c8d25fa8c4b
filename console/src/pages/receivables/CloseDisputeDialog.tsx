import { Radio } from '@mantine/core';
import { useEffect } from 'react';
import type { Body, Output } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useFieldId } from '../../parts/field-scope.ts';
import { Form } from '../../parts/Form.tsx';
import { type Bound, useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { refreshedByDocuments } from './refreshes.ts';

type Outcome = Body<'closeDispute'>['outcome'];
const outcomes: readonly Outcome[] = ['accepted', 'rejected', 'withdrawn'];

/** Ends a dispute: who was right, and what that does to the amount. */
export function CloseDisputeDialog({
  dispute,
  number,
  close,
}: {
  readonly dispute: Output<'getDocument'>['disputes'][number];
  /** The disputed invoice's. */
  readonly number: string;
  readonly close: () => void;
}) {
  const { words, say } = useWords(receivablesWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const { timeZone } = useFormat();
  const { dispute: text } = words;
  const act = useAct('closeDispute', { refreshes: refreshedByDocuments });
  const form = useForm({
    initial: { outcome: '', closedOn: todayIn(timeZone) },
    check: ({ outcome, closedOn }) => ({
      outcome: outcome === '' ? required : undefined,
      closedOn: !isDay(closedOn)
        ? badDay
        : closedOn < dispute.openedOn
          ? text.closedBeforeOpened
          : undefined,
    }),
    act: async ({ outcome, closedOn }) => {
      await act.act({
        params: { id: dispute.id },
        body: { outcome: outcome as Outcome, closedOn },
      });
      toast(text.closed);
      close();
    },
  });
  return (
    <Dialog title={say(text.closeTitle, { number })} close={close}>
      <Form form={form} submit={words.acts.closeDispute} permission="receivables.write">
        <OutcomeField bound={form.field('outcome')} />
        <DayField {...form.field('closedOn')} label={text.closedOn} />
      </Form>
    </Dialog>
  );
}

function OutcomeField({ bound }: { readonly bound: Bound<string> }) {
  const { dispute: text } = useWords(receivablesWords).words;
  const fieldId = useFieldId();
  const { name, value, onValue, error, register } = bound;
  useEffect(() => register(text.outcome));
  return (
    <Radio.Group
      id={fieldId(name)}
      tabIndex={-1}
      label={text.outcome}
      error={error}
      value={value}
      onChange={onValue}
    >
      <div className="ChoicesField">
        {outcomes.map((each) => (
          <Radio
            key={each}
            value={each}
            label={text.outcomes[each]}
            description={text.outcomeHelp[each]}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
