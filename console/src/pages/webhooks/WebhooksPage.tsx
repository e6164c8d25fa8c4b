import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge, type Tone } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { webhooksWords } from '../../words/webhooks.ts';
import { SettingsFrame } from '../people/SettingsFrame.tsx';
import { EndpointDialog } from './EndpointDialog.tsx';
import { MessagesTable } from './MessagesTable.tsx';
import { RemoveDialog, RotateDialog } from './SecretDialogs.tsx';

export type Endpoint = Output<'listWebhookEndpoints'>['items'][number];

const tones: Readonly<Record<Endpoint['state'], Tone>> = {
  active: 'success',
  paused: 'neutral',
  disabled: 'danger',
  removed: 'neutral',
};

/** Where a partner's own programs hear of events, and how each is doing. */
export function WebhooksPage() {
  const { words } = useWords(webhooksWords);
  const read = useRead('listWebhookEndpoints', {});
  const [adding, setAdding] = useState(false);
  const kinds = read.data?.kinds ?? [];
  return (
    <SettingsFrame
      title={words.title}
      lead={words.lead}
      actions={
        <ActionButton kind="primary" permission="api_keys.write" onClick={() => setAdding(true)}>
          {words.add}
        </ActionButton>
      }
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
          ) : (
            items.map((endpoint) => (
              <EndpointPart key={endpoint.id} endpoint={endpoint} kinds={kinds} />
            ))
          )
        }
      </Loaded>
      {adding ? (
        <EndpointDialog endpoint={null} kinds={kinds} close={() => setAdding(false)} />
      ) : null}
    </SettingsFrame>
  );
}

interface PartProps {
  readonly endpoint: Endpoint;
  readonly kinds: readonly string[];
}

function EndpointPart({ endpoint, kinds }: PartProps) {
  const { words, say } = useWords(webhooksWords);
  const { health, state, disabledBecause, failingSince, oldSecretUntil } = endpoint;
  const chosen = endpoint.kinds.length === 0 ? words.all : endpoint.kinds.join(', ');
  return (
    <Section title={endpoint.description || endpoint.url} lead={endpoint.url}>
      <Facts
        layout="strip"
        label={endpoint.url}
        items={[
          {
            label: words.state,
            value: <StatusBadge tone={tones[state]}>{words.states[state]}</StatusBadge>,
            ...(disabledBecause === null ? {} : { note: words.because[disabledBecause] }),
          },
          { label: words.kinds, value: chosen },
          { label: words.taken, value: String(health.taken) },
          { label: words.failed, value: String(health.failed) },
          { label: words.waiting, value: String(health.waiting) },
          {
            label: words.median,
            value:
              health.medianMs === null ? '–' : say(words.milliseconds, { count: health.medianMs }),
          },
          {
            label: words.lastTaken,
            value:
              health.lastTakenAt === null ? (
                words.never
              ) : (
                <InstantText instant={health.lastTakenAt} />
              ),
          },
          ...(failingSince === null
            ? []
            : [{ label: words.failingSince, value: <InstantText instant={failingSince} /> }]),
          ...(oldSecretUntil === null
            ? []
            : [{ label: words.oldSecret, value: <InstantText instant={oldSecretUntil} /> }]),
        ]}
      />
      <Acts endpoint={endpoint} kinds={kinds} />
    </Section>
  );
}

function Acts({ endpoint, kinds }: PartProps) {
  const { words } = useWords(webhooksWords);
  const [open, setOpen] = useState<'edit' | 'rotate' | 'remove' | null>(null);
  const [shown, setShown] = useState(false);
  const { id: endpointId, url, description, state } = endpoint;
  const params = { endpointId };
  const refreshes = ['listWebhookEndpoints', 'listWebhookMessages'] as const;
  const test = useAct('testWebhookEndpoint', { refreshes });
  const change = useAct('changeWebhookEndpoint', { refreshes });
  const next = state === 'active' ? 'paused' : 'active';
  const button = (text: string, onClick: () => void, busy = false) => (
    <ActionButton permission="api_keys.write" busy={busy} onClick={onClick}>
      {text}
    </ActionButton>
  );
  const close = () => setOpen(null);
  return (
    <>
      <div className="row">
        {button(
          words.test,
          () => {
            setShown(true);
            void test.act({ params }).then(() => toast(words.tested));
          },
          test.busy,
        )}
        {button(
          next === 'active' ? words.start : words.pause,
          () => {
            const chosen = [...endpoint.kinds];
            void change
              .act({ params, body: { url, description, kinds: chosen, state: next } })
              .then(() => toast(words.saved));
          },
          change.busy,
        )}
        {button(words.edit, () => setOpen('edit'))}
        {button(words.rotate, () => setOpen('rotate'))}
        {button(words.remove, () => setOpen('remove'))}
        {button(words.messages, () => setShown(!shown))}
      </div>
      {shown ? <MessagesTable endpointId={endpointId} /> : null}
      {open === 'edit' ? <EndpointDialog endpoint={endpoint} kinds={kinds} close={close} /> : null}
      {open === 'rotate' ? <RotateDialog endpointId={endpointId} close={close} /> : null}
      {open === 'remove' ? <RemoveDialog endpointId={endpointId} close={close} /> : null}
    </>
  );
}
