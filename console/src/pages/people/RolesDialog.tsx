import { type RowOf, useAct } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ChoicesField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { peopleWords } from '../../words/people.ts';
import { type Role, roleChoices } from './role-choices.ts';

export function RolesDialog({
  user,
  close,
}: {
  readonly user: RowOf<'listUsers'>;
  readonly close: () => void;
}) {
  const { words, say } = useWords(peopleWords);
  const { partner } = useSession();
  const change = useAct('changeRoles', { refreshes: ['listUsers', 'getSession'] });
  const form = useForm({
    initial: { roles: user.roles as readonly string[] },
    check: ({ roles }) => ({ roles: roles.length === 0 ? words.users.chooseRole : undefined }),
    act: async ({ roles }) => {
      await change.act({ params: { userId: user.userId }, body: { roles: roles as Role[] } });
      toast(say(words.users.rolesSaved, { name: user.name }));
      close();
    },
  });
  return (
    <Dialog title={say(words.users.rolesOf, { name: user.name })} close={close}>
      <Form form={form} submit={words.users.saveRoles} permission="users.write">
        <ChoicesField
          {...form.field('roles')}
          label={words.rolesTitle}
          choices={roleChoices(partner.kind, words.roles, words.roleHelp)}
        />
      </Form>
    </Dialog>
  );
}
