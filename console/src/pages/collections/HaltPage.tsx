import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { Message } from '../../parts/Message.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { pausesWords } from '../../words/pauses.ts';
import { CollectionsLine } from './CollectionsLine.tsx';
import { PauseRulesForm } from './PauseRulesForm.tsx';

type Halt = Output<'getHalt'>;
const WATCH_MOST = 60;

/** The switch that stops every harmful step, who threw it, and what closes it by itself. */
export function HaltPage() {
  const { halt } = useWords(pausesWords).words;
  const read = useRead('getHalt', {});
  return (
    <Page title={halt.title} lead={halt.lead}>
      <CollectionsLine />
      <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
        {(found) => (
          <div className="stack">
            <Switch halt={found} />
            <Section title={halt.watch} lead={halt.watchLead}>
              <WatchForm key={String(found.staleAfterBusinessDays)} halt={found} />
            </Section>
            <PauseRulesForm />
            <History halt={found} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Switch({ halt }: { readonly halt: Halt }) {
  const { words } = useWords(pausesWords);
  const text = words.halt;
  const [open, setOpen] = useState(false);
  const isStopped = halt.throws[0]?.halted ?? false;
  return (
    <div className="stack">
      {halt.cause === null ? <Message tone="success">{text.running}</Message> : null}
      <div className="row">
        <ActionButton
          kind={isStopped ? 'primary' : 'danger'}
          permission={isStopped ? 'collections.proposals.decide' : 'collections.run'}
          onClick={() => setOpen(true)}
        >
          {isStopped ? text.release : text.stop}
        </ActionButton>
      </div>
      {open ? <SwitchDialog stops={!isStopped} close={() => setOpen(false)} /> : null}
    </div>
  );
}

function SwitchDialog({ stops, close }: { readonly stops: boolean; readonly close: () => void }) {
  const { words } = useWords(pausesWords);
  const { required } = useWords(partsWords).words.form;
  const text = words.halt;
  const stop = useAct('haltCollections', { refreshes: ['getHalt'] });
  const release = useAct('releaseCollections', { refreshes: ['getHalt'] });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      const body = { reason: reason.trim() };
      await (stops ? stop.act({ body }) : release.act({ body }));
      toast(stops ? text.stopped : text.running);
      close();
    },
  });
  return (
    <Dialog title={stops ? text.stopTitle : text.releaseTitle} close={close}>
      <Form
        form={form}
        submit={stops ? text.stop : text.release}
        permission={stops ? 'collections.run' : 'collections.proposals.decide'}
        danger
      >
        <p>{stops ? text.stopConsequence : text.releaseConsequence}</p>
        <TextField {...form.field('reason')} label={words.reason} multiline />
      </Form>
    </Dialog>
  );
}

function WatchForm({ halt }: { readonly halt: Halt }) {
  const text = useWords(pausesWords).words.halt;
  const watch = useAct('watchPayments', { refreshes: ['getHalt'] });
  const form = useForm({
    initial: { days: halt.staleAfterBusinessDays?.toString() ?? '' },
    check: ({ days }) => ({ days: daysOf(days) === undefined ? text.watchBad : undefined }),
    act: async ({ days }) => {
      await watch.act({ body: { staleAfterBusinessDays: daysOf(days) ?? null } });
      toast(text.saved);
    },
  });
  return (
    <div className="stack">
      <Facts
        items={[
          {
            label: text.newest,
            value:
              halt.newestPaymentAt === null ? (
                text.never
              ) : (
                <InstantText instant={halt.newestPaymentAt} />
              ),
          },
        ].slice(halt.staleAfterBusinessDays === null ? 1 : 0)}
      />
      <Form form={form} submit={text.save} permission="collections.policy.publish">
        <TextField
          {...form.field('days')}
          label={text.watchDays}
          help={text.watchHelp}
          required={false}
        />
      </Form>
    </div>
  );
}

/** Null: not watched. Undefined: no such number. */
function daysOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const days = Number.parseInt(text, 10);
  return /^\d{1,2}$/.test(text.trim()) && days >= 1 && days <= WATCH_MOST ? days : undefined;
}

function History({ halt }: { readonly halt: Halt }) {
  const { words } = useWords(pausesWords);
  const text = words.halt;
  return (
    <Section title={text.history}>
      {halt.throws.length === 0 ? (
        <p className="quiet">{text.historyEmpty}</p>
      ) : (
        <table className="PlainTable">
          <thead>
            <tr>
              <th scope="col">{text.when}</th>
              <th scope="col">{text.what}</th>
              <th scope="col">{text.who}</th>
              <th scope="col">{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {halt.throws.map((each) => (
              <tr key={each.thrownAt}>
                <td>
                  <InstantText instant={each.thrownAt} />
                </td>
                <td>{each.halted ? text.threw.stopped : text.threw.released}</td>
                <td>{each.thrownBy}</td>
                <td>{each.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
