import { InstantText } from '../../parts/InstantText.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import type { NoticeDetail } from './NoticePage.tsx';

const tones = {
  accepted: 'success',
  temporary: 'warning',
  refused: 'danger',
  unknown: 'warning',
} as const;

/** Every attempt to hand the letter over, with the mail server's own words. */
export function NoticeDeliveries({ notice }: { readonly notice: NoticeDetail }) {
  const { words } = useWords(noticesWords);
  const format = useFormat();
  const { one, outcomes } = words;
  if (notice.deliveries.length === 0) return <p className="quiet">{one.noAttempts}</p>;
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable">
        <caption className="unseen">{one.attempts}</caption>
        <thead>
          <tr>
            <th scope="col">{one.attempt}</th>
            <th scope="col">{one.began}</th>
            <th scope="col">{one.ended}</th>
            <th scope="col">{one.server}</th>
            <th scope="col">{one.outcome}</th>
            <th scope="col">{one.detail}</th>
          </tr>
        </thead>
        <tbody>
          {notice.deliveries.map((attempt) => (
            <tr key={attempt.number}>
              <th scope="row">{format.count(attempt.number)}</th>
              <td>
                <InstantText instant={attempt.startedAt} />
              </td>
              <td>
                <InstantText instant={attempt.endedAt} />
              </td>
              <td>{attempt.channel === 'mailbox' ? one.mailbox : attempt.server}</td>
              <td>
                {attempt.outcome === null ? (
                  <span className="quiet">{one.underway}</span>
                ) : (
                  <StatusBadge tone={tones[attempt.outcome]}>
                    {outcomes[attempt.outcome]}
                  </StatusBadge>
                )}
              </td>
              <td className="mono">{attempt.detail ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
