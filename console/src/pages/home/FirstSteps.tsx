import { useRead } from '../../api/queries.ts';
import { useMay } from '../../api/session.tsx';
import { usePreference } from '../../app/preference.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Section } from '../../parts/Page.tsx';
import { type Path, paths } from '../../paths.ts';
import { homeWords } from '../../words/home.ts';
import { useWords } from '../../words/language.tsx';
import { LoadSample } from './LoadSample.tsx';

interface Step {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly to: Path;
  readonly done: boolean;
}

/**
 * What a new installation still needs, with what is done already. Nobody who cannot do it is asked.
 */
export function FirstSteps() {
  const { words } = useWords(homeWords);
  const setsUp = useMay('partner.write');
  const [shown, setShown] = usePreference<'shown' | 'hidden'>('first-steps', 'shown');
  const { steps, empty } = useSteps(setsUp);
  if (!setsUp || shown === 'hidden' || steps === null) return null;
  if (steps.every((step) => step.done)) return null;
  return (
    <Section
      title={empty ? words.firstSteps : words.stillToDo}
      {...(empty ? { lead: words.firstStepsLead } : {})}
      actions={
        <button type="button" className="LinkButton" onClick={() => setShown('hidden')}>
          {words.hideSteps}
        </button>
      }
    >
      <ol className="Steps">
        {empty ? <LoadSample /> : null}
        {steps
          .filter((step) => empty || !step.done)
          .map((step) => (
            <li key={step.key} data-done={step.done}>
              <Icon name={step.done ? 'success' : 'neutral'} />
              <div>
                <h3>
                  {step.title}
                  <span className="unseen">: {step.done ? words.stepDone : words.stepOpen}</span>
                </h3>
                <p className="quiet">{step.text}</p>
              </div>
              {step.done ? (
                <span className="quiet">{words.stepDone}</span>
              ) : (
                <AppLink to={step.to}>{step.act}</AppLink>
              )}
            </li>
          ))}
      </ol>
    </Section>
  );
}

function useSteps(enabled: boolean): { readonly steps: readonly Step[] | null; empty: boolean } {
  const { words } = useWords(homeWords);
  const customers = useRead('listCustomers', { query: { limit: 1 } }, { enabled });
  const mail = useRead('getNoticeSettings', {}, { enabled });
  const versions = useRead('listPolicyVersions', {}, { enabled });
  const users = useRead('listUsers', { query: { limit: 2 } }, { enabled });
  const invitations = useRead('listInvitations', { query: { limit: 1 } }, { enabled });
  const all = [customers, mail, versions, users, invitations];
  if (all.some((read) => read.data === undefined)) return { steps: null, empty: false };
  const empty = customers.data?.items.length === 0;
  const published = versions.data?.items.some((version) => version.state === 'published') ?? false;
  const draft = versions.data?.items.find((version) => version.state === 'draft');
  const invited = (users.data?.items.length ?? 0) > 1 || (invitations.data?.items.length ?? 0) > 0;
  const steps: readonly Step[] = [
    {
      key: 'import',
      title: words.importTitle,
      text: words.import,
      act: words.importAct,
      to: paths.newImport(),
      done: !empty,
    },
    {
      key: 'mail',
      title: words.mailTitle,
      text: words.mail,
      act: words.mailAct,
      to: paths.mailSettings(),
      done: mail.data?.smtp !== null,
    },
    {
      key: 'policy',
      title: words.policyTitle,
      text: words.policy,
      act: words.policyAct,
      to: draft === undefined ? paths.policies() : paths.policyVersion(draft.id),
      done: published,
    },
    {
      key: 'people',
      title: words.peopleTitle,
      text: words.people,
      act: words.peopleAct,
      to: paths.people(),
      done: invited,
    },
  ];
  return { steps, empty };
}
