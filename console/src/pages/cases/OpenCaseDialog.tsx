import { useAct, useRead } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { casesWords } from '../../words/cases.ts';
import { useWords } from '../../words/language.tsx';

/** As many customers as a person looks through; more letters make them fewer. */
const CUSTOMERS_SHOWN = 20;

/** Opens a case by hand, about a customer that is searched for. */
export function OpenCaseDialog({ close }: { readonly close: () => void }) {
  const { words } = useWords(casesWords);
  const open = useAct('openCase', { refreshes: ['listCases'] });
  const form = useForm({
    initial: { title: '', kind: 'compromise' as string, search: '', customerId: '' },
    check: ({ title, customerId }) => ({
      title: title.trim() === '' ? words.required : undefined,
      customerId: customerId === '' ? words.required : undefined,
    }),
    act: async ({ title, kind, customerId }) => {
      await open.act({
        body: { title: title.trim(), kind: kind as keyof typeof words.kinds, customerId },
      });
      toast(words.saved);
      close();
    },
  });
  const found = useRead('listCustomers', {
    query: { q: form.field('search').value, limit: CUSTOMERS_SHOWN },
  });
  const customers = found.data?.items ?? [];
  return (
    <Dialog title={words.open} close={close}>
      <Form form={form} submit={words.open} permission="cases.write">
        <TextField {...form.field('title')} label={words.case} />
        <SelectField
          {...form.field('kind')}
          label={words.kind}
          choices={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...form.field('search')} label={words.searchCustomer} required={false} />
        <SelectField
          {...form.field('customerId')}
          label={words.customer}
          choices={customers.map(({ id, name, number }) => ({
            value: id,
            label: `${name} ${number}`,
          }))}
        />
      </Form>
    </Dialog>
  );
}
