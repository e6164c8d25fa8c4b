import { useAct } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ChoicesField, SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import type { Language } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { peopleWords } from '../../words/people.ts';
import { type Role, roleChoices } from './role-choices.ts';

/** Invites somebody by e-mail, in their language, with the roles they will have. */
export function InviteDialog({ close }: { readonly close: () => void }) {
  const { words, say } = useWords(peopleWords);
  const required = useWords(partsWords).words.form.required;
  const { partner } = useSession();
  const invite = useAct('inviteUser', { refreshes: ['listInvitations'] });
  const form = useForm({
    initial: {
      name: '',
      email: '',
      language: partner.language as string,
      roles: [] as readonly string[],
    },
    check: ({ name, email, roles }) => ({
      name: name.trim() === '' ? required : undefined,
      email: email.trim() === '' ? required : undefined,
      roles: roles.length === 0 ? words.users.chooseRole : undefined,
    }),
    act: async ({ name, email, language, roles }) => {
      await invite.act({
        body: {
          name: name.trim(),
          email: email.trim(),
          language: language as Language,
          roles: roles as Role[],
        },
      });
      toast(say(words.invitations.sent, { email: email.trim() }));
      close();
    },
  });
  return (
    <Dialog title={words.invitations.invite} close={close}>
      <Form form={form} submit={words.invitations.send} permission="users.write">
        <TextField {...form.field('name')} label={words.name} autoComplete="off" />
        <TextField {...form.field('email')} label={words.email} type="email" autoComplete="off" />
        <SelectField
          {...form.field('language')}
          label={words.language}
          help={words.invitations.languageHelp}
          choices={Object.entries(words.languages).map(([value, label]) => ({ value, label }))}
        />
        <ChoicesField
          {...form.field('roles')}
          label={words.rolesTitle}
          choices={roleChoices(partner.kind, words.roles, words.roleHelp)}
        />
      </Form>
    </Dialog>
  );
}
