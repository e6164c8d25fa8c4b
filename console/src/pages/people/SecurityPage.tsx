import { useAct } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { PasswordField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Section } from '../../parts/Page.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { peopleWords } from '../../words/people.ts';
import { SettingsFrame } from './SettingsFrame.tsx';
import { AddTotp, RemoveTotp } from './TotpForms.tsx';

/** One's own password and second factor. */
export function SecurityPage() {
  const { words } = useWords(peopleWords);
  const { person } = useSession();
  const { security } = words;
  return (
    <SettingsFrame title={security.title}>
      <Section title={security.totp} lead={person.totpActive ? security.totpOn : security.totpOff}>
        {person.totpActive ? <RemoveTotp /> : <AddTotp />}
      </Section>
      <Section title={security.password}>
        <PasswordForm />
      </Section>
    </SettingsFrame>
  );
}

function PasswordForm() {
  const { words, count } = useWords(peopleWords);
  const required = useWords(partsWords).words.form.required;
  const { security } = words;
  const change = useAct('changePassword', { refreshes: ['listSessions'] });
  const initial = { currentPassword: '', newPassword: '' };
  const form = useForm({
    initial,
    check: ({ currentPassword, newPassword }) => ({
      currentPassword: currentPassword === '' ? required : undefined,
      newPassword: newPassword === '' ? required : undefined,
    }),
    act: async (values) => {
      const { sessionsEnded } = await change.act({ body: values });
      form.reset(initial);
      toast(count(security.passwordChanged, sessionsEnded));
    },
  });
  return (
    <Form form={form} submit={security.changePassword}>
      <PasswordField
        {...form.field('currentPassword')}
        label={security.currentPassword}
        autoComplete="current-password"
      />
      <PasswordField
        {...form.field('newPassword')}
        label={security.newPassword}
        help={security.newPasswordHelp}
        autoComplete="new-password"
      />
    </Form>
  );
}
