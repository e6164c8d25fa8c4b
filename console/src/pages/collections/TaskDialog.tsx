import { useAct } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useWords } from '../../words/language.tsx';
import { useStages } from './stages.ts';
import type { Task } from './TasksPage.tsx';

/** One task: for whom, why, since when; and that it was done, with a note. */
export function TaskDialog({ task, close }: { readonly task: Task; readonly close: () => void }) {
  const { words, language } = useWords(collectionsWords);
  const { tasks } = words;
  const stages = useStages();
  const facts = [
    {
      label: words.customer,
      value: (
        <AppLink to={paths.customer(task.customerId)}>
          {task.customerName} {task.customerNumber}
        </AppLink>
      ),
    },
    { label: words.stage, value: stages.name(task.stage) },
    { label: tasks.purpose, value: tasks.purposes[task.purpose] },
    { label: tasks.openedOn, value: <DayText day={task.openedOn} form="long" /> },
    ...(task.doneOn === null
      ? []
      : [
          { label: tasks.doneOn, value: <DayText day={task.doneOn} form="long" /> },
          { label: tasks.doneBy, value: task.doneBy ?? '' },
          { label: tasks.note, value: task.note ?? '' },
        ]),
  ];
  return (
    <Dialog title={task.title[language]} close={close}>
      <div className="stack">
        <Facts items={facts} />
        {task.state === 'open' ? <DoneForm task={task} close={close} /> : null}
      </div>
    </Dialog>
  );
}

function DoneForm({ task, close }: { readonly task: Task; readonly close: () => void }) {
  const { tasks } = useWords(collectionsWords).words;
  const complete = useAct('completeTask', {
    refreshes: ['listTasks', 'getStanding', 'listWorklist', 'listProposals'],
  });
  const form = useForm({
    initial: { note: '' },
    act: async ({ note }) => {
      await complete.act({ params: { id: task.id }, body: { note: note.trim() } });
      toast(tasks.recorded);
      close();
    },
  });
  return (
    <Form form={form} submit={tasks.doneTitle} permission="collections.run">
      <p>{tasks.doneConsequence[task.purpose]}</p>
      <TextField
        {...form.field('note')}
        label={tasks.note}
        help={tasks.noteHelp}
        required={false}
        multiline
      />
    </Form>
  );
}
