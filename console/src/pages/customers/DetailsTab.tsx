import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useAct } from '../../api/queries.ts';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Section } from '../../parts/Page.tsx';
import { toast } from '../../parts/toast.tsx';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { ContactsPart } from './ContactsPart.tsx';
import { CustomerFields } from './CustomerFields.tsx';
import {
  changesBetween,
  checkCustomer,
  type Customer,
  type CustomerValues,
  valuesOf,
} from './customer-values.ts';
import { VersionConflict } from './VersionConflict.tsx';

/** Everything about a customer that a person may change: its entries and its contacts. */
export function DetailsTab({ detail }: { readonly detail: Output<'getCustomer'> }) {
  const { words } = useWords(customersWords);
  const { customer, contacts, otherNames } = detail;
  return (
    <div className="stack">
      <Section title={words.details.title}>
        <CustomerForm key={customer.id} customer={customer} />
      </Section>
      <ContactsPart customer={customer} contacts={contacts} />
      <Section title={words.otherNames.title} lead={words.otherNames.lead}>
        {otherNames.length === 0 ? (
          <p className="quiet">{words.otherNames.none}</p>
        ) : (
          <ul>
            {otherNames.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

/**
 * Saves only what was changed, on top of the version that was seen. When somebody else saved
 * meanwhile, both states
 * are laid side by side and nothing is lost.
 */
function CustomerForm({ customer }: { readonly customer: Customer }) {
  const { words } = useWords(customersWords);
  const { required } = useWords(partsWords).words.form;
  const [seen, setSeen] = useState(customer);
  const [theirs, setTheirs] = useState<Customer | null>(null);
  const client = useQueryClient();
  const change = useAct('changeCustomer', {
    refreshes: ['getCustomer', 'listCustomers', 'getStanding', 'listEvents'],
  });
  const form = useForm<CustomerValues>({
    initial: valuesOf(customer),
    check: (values) => checkCustomer(values, words, required),
    act: async (values) => {
      const params = { customerId: customer.id };
      try {
        const saved = await change.act({
          params,
          body: { version: seen.version, change: changesBetween(valuesOf(seen), values) },
        });
        setSeen(saved);
        form.reset(valuesOf(saved));
        toast(words.details.saved);
      } catch (problem) {
        const stale = problem instanceof ApiProblem && problem.code === 'customer_version_stale';
        if (!stale) throw problem;
        const now = await call('getCustomer', { params });
        await client.invalidateQueries({ queryKey: ['getCustomer'] });
        setTheirs(now.customer);
      }
    },
  });
  const settle = (values: CustomerValues) => {
    if (theirs === null) return;
    setSeen(theirs);
    form.reset(valuesOf(theirs));
    form.set(values);
    setTheirs(null);
  };
  return (
    <div className="stack">
      {theirs === null ? null : (
        <VersionConflict
          seen={valuesOf(seen)}
          theirs={valuesOf(theirs)}
          yours={form.values}
          settle={settle}
        />
      )}
      <Form form={form} submit={words.details.save} permission="customers.write">
        <CustomerFields form={form} />
      </Form>
    </div>
  );
}
