import { InstantText } from '../../parts/InstantText.tsx';
import { StatusBadge, type Tone } from '../../parts/StatusBadge.tsx';
import { enforcementWords } from '../../words/enforcement.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { useMemberText } from './change-text.ts';
import type { SubscriptionDetail } from './subscription-rows.ts';

type Command = SubscriptionDetail['commands'][number];

const tones: Readonly<Record<Command['state'], Tone>> = {
  pending: 'information',
  sending: 'information',
  unknown: 'warning',
  done: 'success',
  refused: 'danger',
  superseded: 'neutral',
};

/** What the provider was asked, and what became of it. */
export function CommandsPart({
  commands,
  readAt,
}: {
  readonly commands: readonly Command[];
  readonly readAt: string;
}) {
  const { words } = useWords(subscriptionsWords);
  const { commands: text } = words;
  const { refusals } = useWords(enforcementWords).words;
  const { membersText } = useMemberText();
  const format = useFormat();
  return (
    <div className="stack">
      <p className="quiet">
        {text.readAt} <InstantText instant={readAt} />
      </p>
      {commands.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <div className="AgeingBar-scroll">
          <table className="PlainTable" aria-label={text.title}>
            <thead>
              <tr>
                <th scope="col">{text.kind}</th>
                <th scope="col">{text.change}</th>
                <th scope="col">{text.state}</th>
                <th scope="col" data-align="end">
                  {text.attempts}
                </th>
                <th scope="col">{text.created}</th>
                <th scope="col">{text.finished}</th>
              </tr>
            </thead>
            <tbody>
              {commands.map((command) => (
                <tr key={command.id}>
                  <th scope="row">{text.kinds[command.kind]}</th>
                  <td>{membersText(command.change)}</td>
                  <td>
                    <StatusBadge tone={tones[command.state]}>
                      {text.states[command.state]}
                    </StatusBadge>
                    {command.refusal === null ? null : (
                      <div className="small quiet">{wordFor(refusals, command.refusal)}</div>
                    )}
                  </td>
                  <td data-align="end">{format.count(command.attempts)}</td>
                  <td>
                    <InstantText instant={command.createdAt} />
                    <div className="small quiet">{command.askedBy}</div>
                  </td>
                  <td>
                    <InstantText instant={command.finishedAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
