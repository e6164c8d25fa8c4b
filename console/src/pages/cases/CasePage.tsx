import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { usePathParam } from '../../app/path-param.ts';
import { Facts } from '../../parts/Facts.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyList } from '../../parts/MoneyText.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { casesWords } from '../../words/cases.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { CustomerName } from '../customers/CustomerName.tsx';
import { TicketsAbout } from '../provider/TicketsAbout.tsx';
import { CaseActs } from './CaseActs.tsx';

type Detail = Output<'getCase'>;

/** One case: its money and clocks, what is to be done, and what one may do. */
export function CasePage() {
  const { words } = useWords(casesWords);
  const caseId = usePathParam('caseId');
  const read = useRead('getCase', { params: { caseId } });
  const found = read.data?.case;
  return (
    <Page
      title={found === undefined ? words.case : `${found.number} ${found.title}`}
      breadcrumbs={[{ label: words.title, to: paths.cases() }]}
      actions={read.data === undefined ? null : <CaseActs detail={read.data} />}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
        {(detail) => <Parts detail={detail} />}
      </Loaded>
    </Page>
  );
}

function Parts({ detail }: { readonly detail: Detail }) {
  const { words } = useWords(casesWords);
  const found = detail.case;
  return (
    <>
      <Facts
        layout="strip"
        items={[
          { label: words.customer, value: <CustomerName customerId={found.customerId} /> },
          { label: words.kind, value: words.kinds[found.kind] },
          { label: words.state, value: words.states[found.state] },
          { label: words.loss, value: <MoneyList amounts={found.lossPerHour} /> },
          { label: words.atStake, value: <MoneyList amounts={found.atStake} /> },
        ]}
      />
      <Section title={words.clocks}>
        <Facts
          items={found.clocks.map(({ name, state, dueAt }) => ({
            label: words.clockNames[name],
            value: words.clockStates[state],
            note: <InstantText instant={dueAt} />,
          }))}
        />
      </Section>
      <Assignee key={found.assigneeName ?? ''} detail={detail} />
      <Checklist detail={detail} />
      <Section title={words.holds}>
        {detail.holds.length === 0 ? <p className="quiet">{words.noHolds}</p> : null}
        {detail.holds.map(({ id, reason, placedAt }) => (
          <p key={id}>
            {reason} · <InstantText instant={placedAt} />
          </p>
        ))}
      </Section>
      <Notes detail={detail} />
      <Requests detail={detail} />
    </>
  );
}

/** What was asked of the provider about it; the text to begin with is the case's own. */
function Requests({ detail: { case: found } }: { readonly detail: Detail }) {
  const { words } = useWords(casesWords);
  const { words: provider, say } = useWords(providerWords);
  const format = useFormat();
  const { number, title, customerId } = found;
  return (
    <TicketsAbout
      targetId={found.id}
      subject={{
        customerId,
        links: [{ kind: 'case', targetId: found.id }],
        title: say(provider.tickets.fromCase, { number, title }),
        description: say(provider.tickets.fromCaseText, {
          opened: format.instant(found.openedAt),
          kind: words.kinds[found.kind],
        }),
      }}
    />
  );
}

/** Who works on it. */
function Assignee({ detail }: { readonly detail: Detail }) {
  const { words } = useWords(casesWords);
  const assign = useAct('assignCase', { refreshes: ['getCase', 'listCases'] });
  const chosen = detail.workers.find((each) => each.name === detail.case.assigneeName);
  const form = useForm({
    initial: { userId: chosen?.id ?? 'nobody' },
    act: async ({ userId }) => {
      const body = { userId: userId === 'nobody' ? null : userId };
      await assign.act({ params: { caseId: detail.case.id }, body });
    },
  });
  return (
    <Section title={words.assignee}>
      <Form form={form} submit={words.assign} permission="cases.write">
        <SelectField
          {...form.field('userId')}
          label={words.assignee}
          choices={[
            { value: 'nobody', label: words.none },
            ...detail.workers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Form>
    </Section>
  );
}

function Checklist({ detail }: { readonly detail: Detail }) {
  const { words, language } = useWords(casesWords);
  const check = useAct('checkCaseStep', { refreshes: ['getCase'] });
  return (
    <Section title={words.checklist}>
      {detail.steps.map(({ key, doneBy, ...step }) => (
        <label key={key} className="row">
          <input
            type="checkbox"
            checked={doneBy !== null}
            disabled={check.busy || detail.case.state !== 'open'}
            onChange={(event) => {
              const body = { step: key, done: event.currentTarget.checked };
              void check.act({ params: { caseId: detail.case.id }, body });
            }}
          />
          {step[language]}
        </label>
      ))}
    </Section>
  );
}

function Notes({ detail }: { readonly detail: Detail }) {
  const { words } = useWords(casesWords);
  const add = useAct('addCaseNote', { refreshes: ['getCase'] });
  const form = useForm({
    initial: { text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? words.required : undefined }),
    act: async ({ text }) => {
      await add.act({ params: { caseId: detail.case.id }, body: { text: text.trim() } });
      form.reset({ text: '' });
    },
  });
  return (
    <Section title={words.notes}>
      <Form form={form} submit={words.addNote} permission="cases.write">
        <TextField {...form.field('text')} label={words.notes} multiline />
      </Form>
      {detail.notes.map(({ id, text, writtenBy, writtenAt }) => (
        <p key={id}>
          {text} <span className="quiet small">{writtenBy}</span>{' '}
          <InstantText instant={writtenAt} />
        </p>
      ))}
    </Section>
  );
}
