import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';

type Members = Readonly<Record<string, unknown>>;

/** The name of a member of a subscription and its value, in words; unknown ones as they are. */
export function useMemberText() {
  const { words } = useWords(subscriptionsWords);
  const { fields, statuses, terms, cycles } = words;
  const format = useFormat();
  const names: Readonly<Record<string, string>> = fields;
  const valueOf = (name: string, value: unknown): string => {
    if (value === null || value === undefined) return fields.nothing;
    if (typeof value === 'boolean') return value ? fields.on : fields.off;
    if (typeof value === 'number') return format.count(value);
    if (typeof value === 'object') return membersText(value as Members);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const known: Readonly<Record<string, string>> = { ...statuses, ...terms, ...cycles };
    return name === 'termEnd' ? format.instant(text) : (known[text] ?? text);
  };
  const membersText = (members: Members): string =>
    format.list(
      Object.entries(members).map(
        ([name, value]) => `${names[name] ?? name}: ${valueOf(name, value)}`,
      ),
    );
  return { nameOf: (name: string) => names[name] ?? name, valueOf, membersText };
}
