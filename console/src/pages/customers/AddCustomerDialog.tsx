import { useAct } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { useNavigateTo } from '../../app/navigate.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { CustomerFields } from './CustomerFields.tsx';
import { checkCustomer, type CustomerChange, type CustomerValues } from './customer-values.ts';

/**
 * Adds a customer and opens it. What the short form leaves out follows the country and the company.
 */
export function AddCustomerDialog({ close }: { readonly close: () => void }) {
  const { words, say } = useWords(customersWords);
  const required = useWords(partsWords).words.form.required;
  const { partner } = useSession();
  const navigateTo = useNavigateTo();
  const add = useAct('createCustomer', { refreshes: ['listCustomers'] });
  const initial: CustomerValues = {
    name: '',
    number: '',
    country: partner.country,
    language: partner.language,
    timeZone: partner.timeZone,
    calendarId: '',
    dueDateShift: '',
    paymentTerms: 'net-30',
    segment: 'standard',
    riskClass: 'B',
    tenantId: '',
  };
  const form = useForm<CustomerValues>({
    initial,
    check: (values) => checkCustomer(values, words, required),
    act: async (values) => {
      const { calendarId: _calendar, dueDateShift: _shift, tenantId: _tenant, ...given } = values;
      const name = given.name.trim();
      const change = { ...given, segment: given.segment.trim() } as CustomerChange;
      const body = { ...change, name, number: given.number.trim() };
      const customer = await add.act({ body });
      toast(say(words.added, { name }));
      navigateTo(paths.customer(customer.id, { tab: 'details' }));
    },
  });
  return (
    <Dialog title={words.add} close={close}>
      <Form form={form} submit={words.addSubmit} permission="customers.write">
        <CustomerFields form={form} short />
      </Form>
    </Dialog>
  );
}
