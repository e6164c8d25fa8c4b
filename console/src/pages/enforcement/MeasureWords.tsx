import type { Output } from '../../api/client.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { deskWords } from '../../words/desk.ts';
import { useWords } from '../../words/language.tsx';

/** What both sides said about a measure, and which letters went out. */
export function MeasureWords({ detail }: { readonly detail: Output<'getMeasure'> }) {
  const { words } = useWords(deskWords);
  const { words: said, letters } = detail;
  return (
    <>
      <h4>{words.words}</h4>
      {said.length === 0 ? <p className="quiet">{words.noWords}</p> : null}
      <ul className="Notes">
        {said.map((each) => (
          <li key={each.id}>
            <strong>{words.wordKinds[each.kind]}</strong> {each.text}
            <div className="small quiet">
              <InstantText instant={each.saidAt} /> · {each.author}
            </div>
          </li>
        ))}
      </ul>
      {letters.length === 0 ? null : (
        <>
          <h4>{words.letters}</h4>
          <ul className="Notes">
            {letters.map((each) => (
              <li key={each.id}>
                {each.recipient} · {words.letterOutcomes[each.outcome]}
                <div className="small quiet">
                  <InstantText instant={each.sentAt} /> · {each.detail}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
