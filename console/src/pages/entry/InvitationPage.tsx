import { call } from '../../api/client.ts';
import { useForgetAll } from '../../api/session.tsx';
import { useNavigateTo } from '../../app/navigate.ts';
import { CheckField, PasswordField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { EntryFrame } from '../../shell/EntryFrame.tsx';
import { entryWords } from '../../words/entry.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { useLinkToken } from './link-token.ts';

/**
 * Where the link of an invitation leads: a new account chooses a password, an existing one just
 * accepts.
 */
export function InvitationPage() {
  const { words } = useWords(entryWords);
  const token = useLinkToken();
  return (
    <EntryFrame title={words.invitation.title}>
      {token === null ? (
        <Message tone="warning" title={words.invitation.noTokenTitle}>
          {words.invitation.noToken}
        </Message>
      ) : (
        <AcceptForm token={token} />
      )}
    </EntryFrame>
  );
}

function AcceptForm({ token }: { readonly token: string }) {
  const { words } = useWords(entryWords);
  const required = useWords(partsWords).words.form.required;
  const { invitation } = words;
  const forgetAll = useForgetAll();
  const navigateTo = useNavigateTo();

  const form = useForm({
    initial: { name: '', password: '', haveAccount: false },
    check: ({ password, haveAccount }) => ({
      password: password === '' && !haveAccount ? required : undefined,
    }),
    act: async ({ name, password, haveAccount }) => {
      const account = haveAccount
        ? {}
        : { password, ...(name.trim() === '' ? {} : { name: name.trim() }) };
      const answer = await call('acceptInvitation', { body: { token, ...account } });
      await forgetAll();
      if (answer.accountExisted) {
        toast(invitation.joined);
        navigateTo(paths.signIn(), 'replace');
      } else navigateTo(paths.home(), 'replace');
    },
  });

  return (
    <>
      <p className="quiet">{invitation.lead}</p>
      <Form form={form} submit={invitation.submit}>
        {form.values.haveAccount ? null : (
          <>
            <TextField
              {...form.field('name')}
              label={words.name}
              help={invitation.nameHelp}
              required={false}
              autoComplete="name"
            />
            <PasswordField
              {...form.field('password')}
              label={words.password}
              help={words.passwordHelp}
              autoComplete="new-password"
            />
          </>
        )}
        <CheckField {...form.field('haveAccount')} label={invitation.haveAccount} />
      </Form>
    </>
  );
}
