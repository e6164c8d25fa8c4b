import { Message } from '../../parts/Message.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyContent } from './content.ts';
import type { Fault } from './faults.ts';

/** Everything that keeps a draft from being published, each with the stage it concerns. */
export function FaultList({
  faults,
  content,
  open,
}: {
  readonly faults: readonly Fault[];
  readonly content: PolicyContent;
  /** Goes to the place of a fault, where the page has its field. */
  readonly open?: (fault: Fault) => void;
}) {
  const { words, count, language } = useWords(policyWords);
  if (faults.length === 0) return null;
  return (
    <Message tone="warning" title={count(words.problemsTitle, faults.length)}>
      <ul>
        {faults.map((fault) => {
          const stage = content.stages[Number(/^stages\.(\d+)/.exec(fault.path)?.[1] ?? -1)];
          const place = stage?.names[language] ?? null;
          return (
            <li key={`${fault.path} ${fault.text}`}>
              {open === undefined ? (
                (place ?? null)
              ) : (
                <button type="button" className="LinkButton" onClick={() => open(fault)}>
                  {place ?? words.rules}
                </button>
              )}
              {place === null && open === undefined ? '' : ': '}
              {fault.text}
            </li>
          );
        })}
      </ul>
    </Message>
  );
}
