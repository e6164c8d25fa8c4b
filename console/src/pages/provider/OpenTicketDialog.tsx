import type { Input } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { type Bound, useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { addressesOf } from './addresses.ts';

/** As many customers as a person looks through; more letters make them fewer. */
const CUSTOMERS_SHOWN = 20;
const NOBODY = 'nobody';
const locales = { en: 'en-US', ja: 'ja-JP' } as const;

type Body = Input<'openTicket'>['body'];

/** What a service request is filed about, with a text to begin with. */
export interface TicketSubject {
  readonly customerId: string | null;
  readonly links: NonNullable<Body['links']>;
  readonly title: string;
  readonly description: string;
}

const nothing: TicketSubject = { customerId: null, links: [], title: '', description: '' };

/** Files a service request with the provider. */
export function OpenTicketDialog({
  about,
  close,
}: {
  readonly about?: TicketSubject;
  readonly close: () => void;
}) {
  const { words, language, say } = useWords(providerWords);
  const { tickets } = words;
  const { person } = useSession();
  const open = useAct('openTicket', { refreshes: ['listTickets'] });
  const [firstName = '', ...rest] = person.name.split(/\s+/);
  const subject = about ?? nothing;
  const form = useForm({
    initial: {
      title: subject.title,
      description: subject.description,
      severity: 'moderate' as string,
      topicId: '',
      search: '',
      customerId: NOBODY,
      language: language as string,
      firstName,
      lastName: rest.join(' '),
      email: person.email,
      watchers: '',
    },
    check: ({ title, description, topicId, email }) => ({
      title: title.trim() === '' ? tickets.required : undefined,
      description: description.trim() === '' ? tickets.required : undefined,
      topicId: topicId === '' ? tickets.required : undefined,
      email: email.trim() === '' ? tickets.required : undefined,
    }),
    act: async (values) => {
      const customerId =
        subject.customerId ?? (values.customerId === NOBODY ? null : values.customerId);
      const opened = await open.act({
        body: {
          title: values.title.trim(),
          description: values.description.trim(),
          severity: values.severity as Body['severity'],
          topicId: values.topicId,
          agentLocale: locales[values.language === 'ja' ? 'ja' : 'en'],
          contact: {
            firstName: values.firstName.trim(),
            lastName: values.lastName.trim(),
            email: values.email.trim(),
            phoneNumber: '',
          },
          links: [...subject.links],
          watchers: addressesOf(values.watchers),
          ...(customerId === null ? {} : { customerId }),
        },
      });
      toast(say(tickets.filed, { number: opened.ticket.number }));
      close();
    },
  });
  const topics = useRead('listTicketTopics', {});
  return (
    <Dialog title={tickets.open} close={close} wide>
      <Form form={form} submit={tickets.open} permission="tickets.write">
        <TextField {...form.field('title')} label={tickets.subject} />
        <TextField {...form.field('description')} label={tickets.description} multiline />
        <SelectField
          {...form.field('topicId')}
          label={tickets.topic}
          choices={(topics.data?.items ?? []).map(({ id, name }) => ({
            value: id,
            label: name[language],
          }))}
        />
        <SelectField
          {...form.field('severity')}
          label={tickets.severity}
          choices={Object.entries(tickets.severities).map(([value, label]) => ({ value, label }))}
        />
        {subject.customerId === null ? <CustomerChoice form={form} /> : null}
        <SelectField
          {...form.field('language')}
          label={tickets.language}
          choices={Object.entries(tickets.languages).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...form.field('lastName')} label={tickets.lastName} required={false} />
        <TextField {...form.field('firstName')} label={tickets.firstName} required={false} />
        <TextField {...form.field('email')} label={tickets.email} />
        <TextField
          {...form.field('watchers')}
          label={tickets.watchers}
          help={tickets.watchersHint}
          required={false}
        />
      </Form>
    </Dialog>
  );
}

interface CustomerFields {
  readonly field: (name: 'search' | 'customerId') => Bound<string>;
}

function CustomerChoice({ form }: { readonly form: CustomerFields }) {
  const { tickets } = useWords(providerWords).words;
  const search = form.field('search');
  const found = useRead('listCustomers', { query: { q: search.value, limit: CUSTOMERS_SHOWN } });
  return (
    <>
      <TextField {...search} label={tickets.searchCustomer} required={false} />
      <SelectField
        {...form.field('customerId')}
        label={tickets.customer}
        choices={[
          { value: NOBODY, label: tickets.noCustomer },
          ...(found.data?.items ?? []).map(({ id, name, number }) => ({
            value: id,
            label: `${name} ${number}`,
          })),
        ]}
      />
    </>
  );
}
