import type { Output } from '../../api/client.ts';
import { figuresWords } from '../../words/figures.ts';
import { useFormat, useWords } from '../../words/language.tsx';

/** How the work went, month by month; a suspension without notice stands out. */
export function WorkTable({
  months,
}: {
  readonly months: readonly Output<'getFigures'>['work'][number][];
}) {
  const { words } = useWords(figuresWords);
  const format = useFormat();
  const { work } = words;
  return (
    <section className="stack" aria-label={work.title}>
      <h2>{work.title}</h2>
      <table className="PlainTable">
        <thead>
          <tr>
            <th>{words.month}</th>
            <th>{work.noticesSent}</th>
            <th>{work.deliveryRate}</th>
            <th>{work.disputes}</th>
            <th>{work.disputeDays}</th>
            <th>{work.suspensions}</th>
            <th>{work.withoutNotice}</th>
            <th>{work.restorations}</th>
            <th>{work.restore}</th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.through}>
              <td>{format.month(month.through.slice(0, 7))}</td>
              <td>{format.count(month.noticesSent)}</td>
              <td>
                {month.noticesSent === 0
                  ? words.none
                  : format.share(month.noticesArrived / month.noticesSent)}
              </td>
              <td>
                {format.count(month.disputesOpened)} / {format.count(month.disputesClosed)}
              </td>
              <td>{month.disputeDays ?? words.none}</td>
              <td>{format.count(month.suspensions)}</td>
              <td>
                {month.suspensionsWithoutNotice === 0 ? (
                  '0'
                ) : (
                  <strong className="danger">{month.suspensionsWithoutNotice}</strong>
                )}
              </td>
              <td>{format.count(month.restorations)}</td>
              <td>
                {month.secondsToRestore === null || month.slowestRestore === null
                  ? words.none
                  : [month.secondsToRestore, month.slowestRestore].map(format.duration).join(' / ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
