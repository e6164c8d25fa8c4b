import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { Message } from './Message.tsx';

/** What went wrong, why, and how to go on; with the request id that an operator can look up. */
export function ErrorState({
  problem,
  retry,
  children,
}: {
  readonly problem: unknown;
  readonly retry?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const { words, say } = useWords(partsWords);
  const known = problem instanceof ApiProblem ? problem.problem : null;
  const { title, advice } = explain(known?.status ?? -1, words.error);
  const requestId = known?.requestId;
  return (
    <Message tone="danger" title={title}>
      <p>{known !== null && known.detail !== '' ? known.detail : advice}</p>
      {requestId === undefined ? null : (
        <p className="small quiet">{say(words.error.requestId, { id: requestId })}</p>
      )}
      <div className="row ErrorState-actions">
        {retry === undefined ? null : (
          <Button variant="default" onClick={retry}>
            {words.retry}
          </Button>
        )}
        {children}
      </div>
    </Message>
  );
}

interface ErrorWords {
  readonly unreachableTitle: string;
  readonly unreachableAdvice: string;
  readonly forbiddenTitle: string;
  readonly forbiddenAdvice: string;
  readonly missingTitle: string;
  readonly missingAdvice: string;
  readonly refusedTitle: string;
  readonly faultTitle: string;
  readonly faultAdvice: string;
}

function explain(status: number, words: ErrorWords): { title: string; advice: string } {
  if (status === 0) return { title: words.unreachableTitle, advice: words.unreachableAdvice };
  if (status === 403) return { title: words.forbiddenTitle, advice: words.forbiddenAdvice };
  if (status === 404) return { title: words.missingTitle, advice: words.missingAdvice };
  if (status >= 400 && status < 500) return { title: words.refusedTitle, advice: '' };
  return { title: words.faultTitle, advice: words.faultAdvice };
}
