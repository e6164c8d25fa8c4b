import { useAct, useRead } from '../../api/queries.ts';
import { currentInstant } from '../../app/clock.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge, type Tone } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { webhooksWords } from '../../words/webhooks.ts';

/** As many as a person reads; more are asked for over the API. */
const SHOWN = 50;
const LOOK_MS = 3_000;
const DAY_MS = 24 * 3_600_000;

const tones: Readonly<Record<'waiting' | 'delivered' | 'dead' | 'dropped', Tone>> = {
  waiting: 'information',
  delivered: 'success',
  dead: 'danger',
  dropped: 'neutral',
};

/** The newest messages to an endpoint with every attempt, and sending them again. */
export function MessagesTable({ endpointId }: { readonly endpointId: string }) {
  const { words, say } = useWords(webhooksWords);
  const params = { endpointId };
  const read = useRead(
    'listWebhookMessages',
    { params, query: { limit: SHOWN } },
    { everyMs: LOOK_MS },
  );
  const refreshes = ['listWebhookMessages', 'listWebhookEndpoints'] as const;
  const again = useAct('replayWebhookMessage', { refreshes });
  const many = useAct('replayWebhooks', { refreshes });
  const since = () => new Date(currentInstant().getTime() - DAY_MS).toISOString();
  return (
    <Loaded read={read} skeleton={<TextSkeleton lines={4} />}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{words.noMessagesText}</p>
        ) : (
          <>
            <table className="PlainTable">
              <thead>
                <tr>
                  <th scope="col">{words.occurred}</th>
                  <th scope="col">{words.event}</th>
                  <th scope="col">{words.messageState}</th>
                  <th scope="col">{words.attempts}</th>
                  <th scope="col">{words.replay}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, kind, occurredAt, state, attempts }) => (
                  <tr key={id}>
                    <td>
                      <InstantText instant={occurredAt} />
                    </td>
                    <td>
                      <code>{kind}</code>
                    </td>
                    <td>
                      <StatusBadge tone={tones[state]}>{words.messageStates[state]}</StatusBadge>
                    </td>
                    <td>
                      {attempts
                        .map(({ status, reason }) =>
                          status === null ? say(words.noAnswer, { reason }) : String(status),
                        )
                        .join(', ')}
                    </td>
                    <td>
                      {state === 'waiting' ? null : (
                        <ActionButton
                          permission="api_keys.write"
                          busy={again.busy}
                          onClick={() =>
                            void again
                              .act({ params: { messageId: id } })
                              .then(() => toast(words.replayed))
                          }
                        >
                          {words.replay}
                        </ActionButton>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="row">
              <ActionButton
                permission="api_keys.write"
                busy={many.busy}
                onClick={() =>
                  void many
                    .act({ params, body: { since: since() } })
                    .then(({ messages }) => toast(say(words.replayedMany, { count: messages })))
                }
              >
                {words.replayDay}
              </ActionButton>
            </div>
          </>
        )
      }
    </Loaded>
  );
}
