import type { UseQueryResult } from '@tanstack/react-query';
import { useRead } from '../../api/queries.ts';
import { useMay } from '../../api/session.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Section } from '../../parts/Page.tsx';
import { TextSkeleton } from '../../parts/Skeletons.tsx';
import { type Path, paths } from '../../paths.ts';
import type { Plural } from '../../words/family.ts';
import { homeWords } from '../../words/home.ts';
import { useWords } from '../../words/language.tsx';

interface Need {
  readonly key: string;
  readonly tone: 'danger' | 'warning';
  readonly text: string;
  readonly to: Path;
}

/** Past this many the number itself helps nobody. */
const counted = 100;

interface Countable {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

/** Everything that waits for a person, each with the page where it is dealt with. */
export function NeedsYou() {
  const { words, count, say } = useWords(homeWords);
  const { reads, list } = useNeeds();
  const problem = reads.find((read) => read.isError)?.error;
  const loading = reads.some((read) => read.isPending && read.fetchStatus !== 'idle');

  const told = (read: UseQueryResult<Countable, unknown>, forms: Plural): string | null => {
    const found = read.data?.items.length ?? 0;
    if (found === 0) return null;
    const text = count(forms, found);
    return read.data?.nextCursor === null ? text : say(words.atLeast, { count: counted }) + text;
  };
  const needs: readonly Need[] = list(told);
  return (
    <Section title={words.needs}>
      {problem === undefined || problem === null ? null : <ErrorState problem={problem} />}
      {loading && needs.length === 0 ? <TextSkeleton lines={3} /> : null}
      {!loading && needs.length === 0 && !problem ? (
        <p className="quiet">{words.needsNone}</p>
      ) : null}
      <ul className="Home-list">
        {needs.map((need) => (
          <li key={need.key}>
            <span className="Home-need" data-tone={need.tone}>
              <Icon name={need.tone} size={14} />
              <AppLink to={need.to}>{need.text}</AppLink>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Told = (read: UseQueryResult<Countable, unknown>, forms: Plural) => string | null;

function useNeeds() {
  const { words } = useWords(homeWords);
  const collections = useMay('collections.read');
  const notices = useMay('notices.read');
  const operations = useMay('operations.read');
  const limit = counted;
  const proposals = useRead(
    'listProposals',
    { query: { state: 'proposed', limit } },
    { enabled: collections },
  );
  const tasks = useRead('listTasks', { query: { state: 'open', limit } }, { enabled: collections });
  const runs = useRead('listCollectionsRuns', { query: { limit: 1 } }, { enabled: collections });
  const unknown = useRead(
    'listNotices',
    { query: { state: 'unknown', limit } },
    { enabled: notices },
  );
  const mail = useRead('getNoticeSettings', {}, { enabled: notices });
  const effects = useRead(
    'listEffects',
    { query: { state: 'dead', limit } },
    { enabled: operations },
  );
  const run = runs.data?.items[0];

  const list = (told: Told): Need[] => {
    const need = (key: string, tone: Need['tone'], text: string | null, to: Path): Need[] =>
      text === null ? [] : [{ key, tone, text, to }];
    return [
      ...(run?.state === 'braked' ? need('braked', 'danger', words.braked, paths.run(run.id)) : []),
      ...(mail.data?.health ? need('mail', 'danger', words.mailFailing, paths.mailSettings()) : []),
      ...need('effects', 'danger', told(effects, words.effects), paths.operations()),
      ...need(
        'unknown',
        'warning',
        told(unknown, words.unknown),
        paths.notices({ state: 'unknown' }),
      ),
      ...need('proposals', 'warning', told(proposals, words.proposals), paths.proposals()),
      ...need('tasks', 'warning', told(tasks, words.tasks), paths.tasks()),
    ];
  };
  return { reads: [proposals, tasks, runs, unknown, mail, effects], list };
}
