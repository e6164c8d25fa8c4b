import { useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { currentInstant, todayIn } from '../../app/clock.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { homeWords } from '../../words/home.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { proposalsOf, type Run } from '../collections/run-state.ts';
import { nextRunDay } from './next-run.ts';

/** The page may stay open all day; a run that starts or ends is seen soon enough. */
const refreshMs = 30_000;

/** When collections ran, what came of it, and when it runs next by itself. */
export function RunsStatus() {
  const { words } = useWords(homeWords);
  const read = useRead('listCollectionsRuns', { query: { limit: 1 } }, { everyMs: refreshMs });
  const versions = useRead('listPolicyVersions', {});
  const inForce = versions.data?.items.some((version) => version.state === 'published') ?? false;
  return (
    <Section title={words.runs}>
      <Loaded read={read}>
        {({ items }) => (
          <Facts
            items={[
              { label: words.lastRun, value: <LastRun run={items[0]} /> },
              {
                label: words.nextRun,
                value: inForce ? <NextRun last={items[0]} /> : words.noNext,
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

function LastRun({ run }: { readonly run: Run | undefined }) {
  const { words, say, count } = useWords(homeWords);
  const format = useFormat();
  if (run === undefined) return words.noRun;
  return (
    <>
      <AppLink to={paths.run(run.id)}>
        {run.state === 'running' ? words.running : <InstantText instant={run.startedAt} relative />}
      </AppLink>
      <div className="small quiet">
        {say(words.runResult, {
          day: format.day(run.asOf),
          notices: count(words.runNotices, run.summary.effects['notice'] ?? 0),
          proposals: count(words.runProposals, proposalsOf(run)),
        })}
      </div>
    </>
  );
}

function NextRun({ last }: { readonly last: Run | undefined }) {
  const { partner } = useSession();
  const day = nextRunDay({
    today: todayIn(partner.timeZone),
    now: currentInstant(),
    timeZone: partner.timeZone,
    runAtMinutes: partner.runAtMinutes,
    lastAsOf: last?.asOf ?? null,
    lastStartedAt: last?.startedAt ?? null,
  });
  return (
    <>
      <DayText day={day} form="long" /> {timeOfDay(partner.runAtMinutes)}
    </>
  );
}

function timeOfDay(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
