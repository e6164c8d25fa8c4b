import { useMemo } from 'react';
import { useRead } from '../../api/queries.ts';
import { currentInstant } from '../../app/clock.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { MoneyList } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { signOf } from '../../words/decimal.ts';
import { homeWords } from '../../words/home.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { useStages } from '../collections/stages.ts';
import { gotWorse, type StageChange } from './stage-changes.ts';

/** More are in the worklist; these are the ones to look at first. */
const shownMax = 8;
const eventsRead = 1000;
const hourMs = 3_600_000;
const hoursOfYesterday = 24;

/** Who moved to a more severe stage since yesterday, the most severe first. */
export function GotWorse() {
  const { words, count } = useWords(homeWords);
  const { timeZone } = useFormat();
  const stages = useStages();
  const read = useRead('listEvents', {
    query: { type: 'collections.stage_changed', limit: eventsRead },
  });
  const since = useMemo(() => yesterdaysStart(timeZone), [timeZone]);
  return (
    <Section title={words.worse}>
      <Loaded read={read} skeleton={<TextSkeleton lines={4} />}>
        {({ items }) => {
          if (items.length === 0) return <p className="quiet">{words.worseNoRun}</p>;
          const changes = gotWorse(items, since, stages.rank);
          if (changes.length === 0) return <p className="quiet">{words.worseNone}</p>;
          const more = changes.length - shownMax;
          return (
            <>
              <ul className="Home-list">
                {changes.slice(0, shownMax).map((change) => (
                  <Worse key={change.customerId} change={change} />
                ))}
              </ul>
              {more <= 0 ? null : (
                <AppLink to={paths.worklist()}>{count(words.worseMore, more)}</AppLink>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Worse({ change }: { readonly change: StageChange }) {
  const { words, say } = useWords(homeWords);
  const stages = useStages();
  const { customerId } = change;
  const customer = useRead('getCustomer', { params: { customerId } });
  return (
    <li>
      <span className="row">
        <AppLink to={paths.customer(customerId)}>{customer.data?.customer.name ?? '…'}</AppLink>
        <StatusBadge tone={stages.tone(change.to)}>
          {say(words.fromTo, { from: stages.name(change.from), to: stages.name(change.to) })}
        </StatusBadge>
      </span>
      <MoneyList amounts={change.amounts.filter(({ amount }) => signOf(amount) > 0)} empty="" />
    </li>
  );
}

/** Midnight at the beginning of yesterday, close enough: a clock change moves it by an hour. */
function yesterdaysStart(timeZone: string): Date {
  const now = currentInstant();
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    hourCycle: 'h23',
  }).format(now);
  const hours = hoursOfYesterday + Number(time);
  // The whole hour at which the partner's day began, and a day before it.
  return new Date(Math.floor(now.getTime() / hourMs) * hourMs - hours * hourMs);
}
