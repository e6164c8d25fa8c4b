import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Message } from '../../parts/Message.tsx';
import { Section } from '../../parts/Page.tsx';
import { toast } from '../../parts/toast.tsx';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { AddContactDialog } from './AddContactDialog.tsx';
import type { Customer } from './customer-values.ts';

type Contact = Output<'getCustomer'>['contacts'][number];

/** Who is written to. */
export function ContactsPart({
  customer,
  contacts,
}: {
  readonly customer: Customer;
  readonly contacts: readonly Contact[];
}) {
  const { words } = useWords(customersWords);
  const [adding, setAdding] = useState(false);
  const text = words.contacts;
  // Technical contacts get no notices.
  const reached = contacts.filter((contact) => contact.role !== 'technical');
  return (
    <Section
      title={text.title}
      lead={text.lead}
      actions={
        <ActionButton
          permission="customers.write"
          icon={<Icon name="plus" size={14} />}
          onClick={() => setAdding(true)}
        >
          {text.add}
        </ActionButton>
      }
    >
      {reached.length === 0 ? <Message tone="warning">{text.none}</Message> : null}
      {contacts.length === 0 ? null : (
        <div className="AgeingBar-scroll">
          <table className="PlainTable Contacts">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{text.email}</th>
                <th scope="col">{text.role}</th>
                <th scope="col">{words.language}</th>
                <th scope="col">
                  <span className="unseen">{text.remove}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {contacts.map((contact) => (
                <tr key={contact.id}>
                  <th scope="row">
                    {contact.name}
                    {contact.department === null ? null : (
                      <div className="small quiet">{contact.department}</div>
                    )}
                  </th>
                  <td>
                    <a href={`mailto:${contact.email}`}>{contact.email}</a>
                  </td>
                  <td>{text.roles[contact.role]}</td>
                  <td>{words.languages[contact.language]}</td>
                  <td data-align="end">
                    <RemoveContact
                      contact={contact}
                      last={reached.every((each) => each === contact)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding ? <AddContactDialog customer={customer} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function RemoveContact({ contact, last }: { readonly contact: Contact; readonly last: boolean }) {
  const { words, say } = useWords(customersWords);
  const text = words.contacts;
  const { id: contactId, customerId, name } = contact;
  const remove = useAct('removeContact', { refreshes: ['getCustomer', 'listEvents'] });
  return (
    <ConfirmAction
      label={text.remove}
      title={say(text.removeTitle, { name })}
      consequence={
        <>
          <p>{say(text.removeConsequence, { name })}</p>
          {last && contact.role !== 'technical' ? (
            <Message tone="warning">{text.removeLast}</Message>
          ) : null}
        </>
      }
      permission="customers.write"
      act={async () => {
        await remove.act({ params: { customerId, contactId } });
        toast(say(text.removed, { name }));
      }}
    />
  );
}
