import './home.css';
import { Navigate } from '@tanstack/react-router';
import { useSession } from '../../api/session.tsx';
import { todayIn } from '../../app/clock.ts';
import { Page } from '../../parts/Page.tsx';
import { paths } from '../../paths.ts';
import { homeWords } from '../../words/home.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { Ageing, Overdue } from './AtStake.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { GotWorse } from './GotWorse.tsx';
import { NeedsYou } from './NeedsYou.tsx';
import { RunsStatus } from './RunsStatus.tsx';
import { SampleBar } from './SampleBar.tsx';

/** What is at stake now, what got worse since yesterday, what needs somebody today. */
export function HomePage() {
  const { words } = useWords(homeWords);
  const { partner, permissions } = useSession();
  const format = useFormat();
  const may = (permission: (typeof permissions)[number]) => permissions.includes(permission);
  // The provider has no books of its own: its people begin at the desk.
  if (partner.kind === 'provider') return <Navigate to={paths.desk()} replace />;
  return (
    <Page title={words.title} lead={format.day(todayIn(format.timeZone), 'long')}>
      {partner.isSample ? <SampleBar /> : <FirstSteps />}
      {may('receivables.read') ? <Overdue /> : null}
      <div className="Home">
        <div className="Home-side">
          <NeedsYou />
          {may('collections.read') ? <RunsStatus /> : null}
        </div>
        <div className="Home-main">
          {may('audit.read') && may('collections.read') ? <GotWorse /> : null}
          {may('receivables.read') ? <Ageing /> : null}
        </div>
      </div>
    </Page>
  );
}
