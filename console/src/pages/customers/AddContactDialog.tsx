import type { Body } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import type { Customer } from './customer-values.ts';

type NewContact = Body<'addContact'>;

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function AddContactDialog({
  customer,
  close,
}: {
  readonly customer: Customer;
  readonly close: () => void;
}) {
  const { words, say } = useWords(customersWords);
  const { required } = useWords(partsWords).words.form;
  const text = words.contacts;
  const add = useAct('addContact', { refreshes: ['getCustomer', 'listEvents'] });
  const form = useForm({
    initial: {
      name: '',
      email: '',
      department: '',
      role: 'billing',
      language: customer.language as string,
    },
    check: ({ name, email }) => ({
      name: name.trim() === '' ? required : undefined,
      email:
        email.trim() === '' ? required : emailShape.test(email.trim()) ? undefined : text.badEmail,
    }),
    act: async ({ name, email, department, role, language }) => {
      await add.act({
        params: { customerId: customer.id },
        body: {
          name: name.trim(),
          email: email.trim(),
          department: department.trim() === '' ? null : department.trim(),
          role: role as NewContact['role'],
          language: language as NewContact['language'],
        },
      });
      toast(say(text.added, { name: name.trim() }));
      close();
    },
  });
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <Dialog title={text.add} close={close}>
      <Form form={form} submit={text.addSubmit} permission="customers.write">
        <TextField {...form.field('name')} label={words.name} autoComplete="off" />
        <TextField {...form.field('email')} label={text.email} type="email" autoComplete="off" />
        <SelectField {...form.field('role')} label={text.role} choices={listed(text.roles)} />
        <SelectField
          {...form.field('language')}
          label={words.language}
          choices={listed(words.languages)}
        />
        <TextField
          {...form.field('department')}
          label={text.department}
          required={false}
          autoComplete="off"
        />
      </Form>
    </Dialog>
  );
}
