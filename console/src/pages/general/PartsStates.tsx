import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DayField } from '../../parts/DayField.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { CheckField, MoneyField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { TableSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { uiWords } from '../../words/ui.ts';

const day = '2026-11-22';

/** A form with a field of each kind. */
export function SampleForm() {
  const { words } = useWords(uiWords);
  const required = useWords(partsWords).words.form.required;
  const form = useForm({
    initial: { limit: '25000', from: day, mail: '', note: '', agree: true },
    check: ({ mail }) => ({ mail: mail === '' ? required : undefined }),
    act: () => Promise.resolve(toast(words.save)),
  });
  return (
    <Form form={form} submit={words.save}>
      <MoneyField {...form.field('limit')} label={words.limit} currency="USD" />
      <DayField {...form.field('from')} label={words.from} />
      <TextField {...form.field('mail')} label={words.mail} type="email" />
      <TextField {...form.field('note')} label={words.note} required={false} multiline />
      <CheckField {...form.field('agree')} label={words.agree} />
    </Form>
  );
}

/** Nothing here, something broke, still waiting. */
export function States() {
  const { words } = useWords(uiWords);
  const [tries, setTries] = useState(0);
  const problem = new ApiProblem({
    status: 503,
    code: 'database_busy',
    title: '',
    detail: '',
    requestId: '01938c1e-6f2a-7d10-9c55-0f6f6f2b8a11',
  });
  return (
    <>
      <EmptyState
        title={words.emptyTitle}
        action={<ActionButton kind="primary">{words.emptyAct}</ActionButton>}
      >
        {words.emptyText}
      </EmptyState>
      <ErrorState key={tries} problem={problem} retry={() => setTries(tries + 1)} />
      <TableSkeleton rows={3} />
    </>
  );
}
