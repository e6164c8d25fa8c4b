import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import type { Selection } from '../../parts/table/selection.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { recordsWords } from '../../words/records.ts';
import type { Effect } from './OperationsPage.tsx';

/** Tries the chosen effects again, one after the other; what could not be is said. */
export function RetryButton({ selection }: { readonly selection: Selection<Effect> }) {
  const { words, count, say } = useWords(recordsWords);
  const { operations } = words;
  const retry = useAct('retryEffect', { refreshes: ['listEffects'] });
  const [busy, setBusy] = useState(false);
  const chosen = [...selection.rows.values()];
  const allFailed = chosen.every((effect) => effect.state === 'dead');

  const retryAll = async () => {
    setBusy(true);
    let done = 0;
    for (const effect of chosen) {
      const failed = await retry.act({ params: { effectId: effect.id } }).then(
        () => false,
        () => true,
      );
      if (!failed) done += 1;
    }
    setBusy(false);
    selection.clear();
    if (done === chosen.length) toast(count(operations.retried, done));
    else toast(say(operations.retrySome, { done, count: chosen.length }), { tone: 'warning' });
  };

  return (
    <ActionButton
      kind="primary"
      permission="operations.write"
      reason={allFailed ? undefined : operations.onlyFailed}
      busy={busy}
      onClick={() => void retryAll()}
    >
      {count(operations.retry, chosen.length)}
    </ActionButton>
  );
}
