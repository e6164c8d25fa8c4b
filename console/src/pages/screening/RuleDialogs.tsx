import { useAct } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { screeningWords } from '../../words/screening.ts';
import type { RuleSet } from './RulesPage.tsx';

/** Puts a draft into force. */
export function PublishDialog({
  set,
  close,
}: {
  readonly set: RuleSet;
  readonly close: () => void;
}) {
  const { words, say } = useWords(screeningWords);
  const text = words.rules;
  const publish = useAct('publishRules', { refreshes: ['listRuleSets'] });
  const form = useForm({
    initial: { because: '' },
    act: async ({ because }) => {
      const body = because.trim() === '' ? {} : { because: because.trim() };
      await publish.act({ params: { id: set.id }, body });
      toast(text.published);
      close();
    },
  });
  return (
    <Dialog title={say(text.publishTitle, { number: set.number })} close={close}>
      <Form form={form} submit={text.publish} permission="screening.publish">
        <p>{text.publishText}</p>
        <TextField
          {...form.field('because')}
          label={text.publishAlone}
          required={false}
          multiline
        />
      </Form>
    </Dialog>
  );
}

/** Switches a rule off at once. */
export function StopRuleDialog({
  rule,
  close,
}: {
  readonly rule: string;
  readonly close: () => void;
}) {
  const text = useWords(screeningWords).words.rules;
  const stop = useAct('stopRule', { refreshes: ['listRuleSets'] });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? text.required : undefined }),
    act: async ({ reason }) => {
      await stop.act({ body: { rule, reason: reason.trim() } });
      close();
    },
  });
  return (
    <Dialog title={text.stopTitle} close={close}>
      <Form form={form} submit={text.stop} permission="screening.write" danger>
        <p>{text.stopText}</p>
        <TextField {...form.field('reason')} label={text.reason} multiline />
      </Form>
    </Dialog>
  );
}
