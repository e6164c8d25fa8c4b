import { useState } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { StatusBadge, type Tone } from '../../parts/StatusBadge.tsx';
import { collectionsWords } from '../../words/collections.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { standingWords } from '../../words/standing.ts';
import { askedNotices } from './asked-notice.ts';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import { useStages } from './stages.ts';

const tones: Readonly<Record<string, Tone>> = {
  delivered: 'success',
  accepted: 'information',
  bounced: 'danger',
  failed: 'danger',
};

/** The notices of one account, newest first: the proof on which a consequence stands. */
export function AskedNotices({
  notices,
  currency,
}: {
  readonly notices: readonly unknown[];
  readonly currency: string;
}) {
  const { words } = useWords(collectionsWords);
  const stages = useStages();
  const [bringing, bring] = useState<string | null>(null);
  const { words: standing } = useWords(standingWords);
  const shown = askedNotices(notices).filter((notice) => notice.currency === currency);
  if (shown.length === 0) return <p className="quiet">{words.proposals.noNotices}</p>;
  return (
    <table className="PlainTable">
      <thead>
        <tr>
          <th scope="col">{words.noticeLetter}</th>
          <th scope="col">{words.noticeSent}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" aria-label={standing.bring.act} />
        </tr>
      </thead>
      <tbody>
        {shown.map((notice) => (
          <tr key={notice.key}>
            <th scope="row">{stages.name(notice.stage)}</th>
            <td>
              <DayText day={notice.sentOn} />
            </td>
            <td>
              <StatusBadge tone={tones[notice.state] ?? 'neutral'}>
                {wordFor(words.noticeStates, notice.state)}
              </StatusBadge>
            </td>
            <td>
              {notice.state === 'bounced' || notice.state === 'failed' ? (
                <ActionButton
                  kind="quiet"
                  permission="collections.run"
                  onClick={() => bring(notice.key)}
                >
                  {standing.bring.act}
                </ActionButton>
              ) : null}
              {bringing === notice.key ? (
                <DeliveryDialog noticeKey={notice.key} close={() => bring(null)} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
