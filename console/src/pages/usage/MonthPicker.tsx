import { useSearchState } from '../../app/search-state.ts';
import { todayIn } from '../../app/clock.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { usageWords } from '../../words/usage.ts';
import { isMonth, monthAfter } from './months.ts';

/** The month in the address, else the current one. The provider's months are in UTC. */
export function useMonth(): string {
  const [search] = useSearchState();
  const chosen = search.get('month') ?? '';
  return isMonth(chosen) ? chosen : todayIn('UTC').slice(0, 7);
}

/** One month back, one forward; never into the future. */
export function MonthPicker() {
  const { words } = useWords(usageWords);
  const format = useFormat();
  const [, patch] = useSearchState();
  const month = useMonth();
  const current = todayIn('UTC').slice(0, 7);
  const go = (to: string) => patch({ month: to === current ? null : to });
  return (
    <div className="row">
      <button
        type="button"
        className="IconButton"
        aria-label={words.monthBefore}
        onClick={() => go(monthAfter(month, -1))}
      >
        <Icon name="left" size={14} />
      </button>
      <strong aria-live="polite">{format.month(month)}</strong>
      <button
        type="button"
        className="IconButton"
        aria-label={words.monthAfter}
        aria-disabled={month >= current}
        onClick={() => {
          if (month < current) go(monthAfter(month, 1));
        }}
      >
        <Icon name="right" size={14} />
      </button>
    </div>
  );
}
