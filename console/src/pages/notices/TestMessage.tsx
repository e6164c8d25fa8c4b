import { useAct } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { partsWords } from '../../words/parts.ts';

const tones = {
  accepted: 'success',
  temporary: 'warning',
  refused: 'danger',
  unknown: 'warning',
} as const;

/** Sends a message at once and says what the mail server answered, in its own words. */
export function TestMessage({ unsaved }: { readonly unsaved: boolean }) {
  const { settings } = useWords(noticesWords).words;
  const required = useWords(partsWords).words.form.required;
  const { person } = useSession();
  const send = useAct('sendTestMessage', { refreshes: ['listMailbox'] });
  const form = useForm({
    initial: { to: person.email },
    check: ({ to }) => ({ to: to.trim() === '' ? required : undefined }),
    act: ({ to }) => send.act({ body: { to: to.trim() } }),
  });
  const result = send.output;
  const stayed = result?.channel === 'mailbox' && result.outcome === 'accepted';
  return (
    <div className="stack">
      <Form
        form={form}
        submit={settings.testSend}
        permission="notices.write"
        reason={unsaved ? settings.testUnsaved : undefined}
      >
        <TextField {...form.field('to')} label={settings.testTo} type="email" />
      </Form>
      {result === undefined ? null : (
        <Message
          tone={tones[result.outcome]}
          title={stayed ? settings.testMailbox : settings.testResults[result.outcome]}
        >
          {stayed ? (
            <AppLink to={paths.mailbox()}>{settings.toMailbox}</AppLink>
          ) : (
            <p className="mono">{result.detail}</p>
          )}
        </Message>
      )}
    </div>
  );
}
