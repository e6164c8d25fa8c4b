import '../subscriptions/subscriptions.css';
import { useState } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { SidePanel } from '../collections/SidePanel.tsx';
import { TicketFacts, TicketThread } from '../provider/TicketThread.tsx';
import { isSeverity } from '../provider/tones.ts';

const REFRESHES = ['getDeskTicket', 'listDeskTickets'] as const;
const acts = ['answer', 'ask', 'internal', 'close'] as const;

interface Place {
  readonly partnerId: string;
  readonly ticketId: string;
}

interface Seen extends Place {
  readonly version: number;
  readonly severity: string;
}

/** One service request as the provider's desk sees it, and what the desk can do. */
export function DeskTicketPanel({ close, ...place }: Place & { readonly close: () => void }) {
  const { tickets } = useWords(providerWords).words;
  const read = useRead('getDeskTicket', { params: place });
  return (
    <SidePanel
      id={place.ticketId}
      title={read.data?.ticket.title ?? '…'}
      label={tickets.desk.title}
      close={close}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={6} />}>
        {(detail) => {
          const { version, severity, status } = detail.ticket;
          const seen = { ...place, version, severity };
          return (
            <>
              <TicketFacts detail={detail} isDesk />
              {status === 'closed' ? null : <Acts key={version} seen={seen} />}
              <TicketThread notes={detail.notes} />
            </>
          );
        }}
      </Loaded>
    </SidePanel>
  );
}

function Acts({ seen }: { readonly seen: Seen }) {
  const { tickets } = useWords(providerWords).words;
  const [open, setOpen] = useState<'escalate' | 'merge' | null>(null);
  const end = () => setOpen(null);
  return (
    <>
      <AnswerForm seen={seen} />
      <div className="row">
        <ActionButton permission="desk.act" onClick={() => setOpen('escalate')}>
          {tickets.desk.escalate}
        </ActionButton>
        <ActionButton permission="desk.act" onClick={() => setOpen('merge')}>
          {tickets.desk.merge}
        </ActionButton>
      </div>
      {open === 'escalate' ? <EscalateDialog seen={seen} close={end} /> : null}
      {open === 'merge' ? <MergeDialog seen={seen} close={end} /> : null}
    </>
  );
}

function paramsOf({ partnerId, ticketId }: Place): Place {
  return { partnerId, ticketId };
}

function AnswerForm({ seen }: { readonly seen: Seen }) {
  const { tickets } = useWords(providerWords).words;
  const { desk } = tickets;
  const answer = useAct('answerDeskTicket', { refreshes: REFRESHES });
  const form = useForm({
    initial: { kind: 'answer' as string, text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? tickets.required : undefined }),
    act: async ({ kind, text }) => {
      const act = acts.find((each) => each === kind) ?? 'answer';
      const body = { kind: act, text: text.trim(), version: seen.version };
      await answer.act({ params: paramsOf(seen), body });
      toast(tickets.changed2);
    },
  });
  return (
    <Form form={form} submit={desk.send} permission="desk.act">
      <SelectField
        {...form.field('kind')}
        label={desk.act}
        choices={acts.map((value) => ({ value, label: desk.acts[value] }))}
      />
      <TextField {...form.field('text')} label={desk.text} multiline />
    </Form>
  );
}

interface DialogOf {
  readonly seen: Seen;
  readonly close: () => void;
}

function EscalateDialog({ seen, close }: DialogOf) {
  const { tickets } = useWords(providerWords).words;
  const escalate = useAct('escalateDeskTicket', { refreshes: REFRESHES });
  const form = useForm({
    initial: { severity: seen.severity, text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? tickets.required : undefined }),
    act: async ({ severity, text }) => {
      if (!isSeverity(severity)) return;
      const body = { severity, text: text.trim(), version: seen.version };
      await escalate.act({ params: paramsOf(seen), body });
      toast(tickets.changed2);
      close();
    },
  });
  return (
    <Dialog title={tickets.desk.escalate} close={close}>
      <Form form={form} submit={tickets.desk.escalate} permission="desk.act">
        <SelectField
          {...form.field('severity')}
          label={tickets.severity}
          choices={Object.entries(tickets.severities).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...form.field('text')} label={tickets.desk.text} multiline />
      </Form>
    </Dialog>
  );
}

function MergeDialog({ seen, close }: DialogOf) {
  const { tickets } = useWords(providerWords).words;
  const merge = useAct('mergeDeskTicket', { refreshes: REFRESHES });
  const form = useForm({
    initial: { into: '' },
    check: ({ into }) => ({ into: /^\d{15}$/.test(into.trim()) ? undefined : tickets.required }),
    act: async ({ into }) => {
      const body = { into: into.trim(), version: seen.version };
      await merge.act({ params: paramsOf(seen), body });
      toast(tickets.changed2);
      close();
    },
  });
  return (
    <Dialog title={tickets.desk.merge} close={close}>
      <Form form={form} submit={tickets.desk.merge} permission="desk.act">
        <TextField
          {...form.field('into')}
          label={tickets.desk.into}
          help={tickets.desk.mergeHint}
        />
      </Form>
    </Dialog>
  );
}
