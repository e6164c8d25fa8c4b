import { enforcementWords } from '../../words/enforcement.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { kindOf } from './action-values.ts';

/** An action in words with what it says: "Cancel: at the end of the term". */
export function useActionText(): (action: unknown) => string {
  const { words } = useWords(enforcementWords);
  const own = useWords(subscriptionsWords).words;
  const format = useFormat();
  return (action) => {
    const kind = kindOf(action);
    if (kind === undefined) return '';
    const values = action as Readonly<Record<string, unknown>>;
    const detail = {
      suspend: () => wordOf(own.holdKinds, values['hold']),
      reactivate: () => '',
      cancel: () =>
        values['when'] === 'scheduled'
          ? format.day(String(values['on']))
          : wordOf(words.whens, values['when']),
      set_auto_renew: () =>
        values['autoRenew'] === true ? words.autoRenews.on : words.autoRenews.off,
      set_quantity: () => format.count(Number(values['quantity'])),
      schedule_change: () => '',
      rename: () => String(values['friendlyName']),
    }[kind]();
    return detail === '' ? words.acts[kind] : `${words.acts[kind]} (${detail})`;
  };
}

function wordOf(words: Readonly<Record<string, string>>, value: unknown): string {
  return words[String(value)] ?? String(value);
}
