import './policy.css';
import { AppLink } from '../../parts/AppLink.tsx';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { policyWords } from '../../words/policy.ts';
import { isPreDue, type PolicyContent, type PolicyStage, stageTone } from './content.ts';
import { usePolicySentences } from './sentences.ts';

/** The stages along the days, with the due day between what comes before and after it. */
export function Ladder({ content }: { readonly content: PolicyContent }) {
  const { words } = useWords(policyWords);
  const before = content.stages.filter(isPreDue);
  const after = content.stages.filter((stage) => !isPreDue(stage));
  return (
    <ol className="Ladder" aria-label={words.ladder}>
      {before.map((stage) => (
        <Step key={stage.key} stage={stage} content={content} />
      ))}
      <li className="Ladder-step Ladder-due">
        <span className="Ladder-mark">
          <strong>{words.dueDay}</strong>
        </span>
        <span className="Ladder-line" aria-hidden="true" />
        <span className="Ladder-body" />
      </li>
      {after.map((stage) => (
        <Step key={stage.key} stage={stage} content={content} />
      ))}
    </ol>
  );
}

function Step({
  stage,
  content,
}: {
  readonly stage: PolicyStage;
  readonly content: PolicyContent;
}) {
  const { words, language } = useWords(policyWords);
  const { templates } = useWords(noticesWords).words;
  const sentences = usePolicySentences(content);
  const gate = sentences.gate(stage);
  const { notice } = stage;
  return (
    <li className="Ladder-step" data-tone={stageTone(content, content.stages.indexOf(stage))}>
      <span className="Ladder-mark" aria-hidden="true">
        {sentences.axis(stage.trigger)}
      </span>
      <span className="Ladder-line" aria-hidden="true" />
      <div className="Ladder-body">
        <h3>{stage.names[language]}</h3>
        <p className="quiet">{sentences.trigger(stage.trigger)}</p>
        {sentences.appliesTo(stage).map((line) => (
          <p key={line} className="quiet">
            {line}
          </p>
        ))}
        <dl className="Ladder-facts">
          {gate.length === 0 ? null : <Lines title={words.gate} lines={gate} />}
          {notice === null ? null : (
            <>
              <dt>{words.notice}</dt>
              <dd>
                <AppLink to={paths.letters({ letter: notice.template })}>
                  {templates[notice.template]}
                </AppLink>{' '}
                {notice.when === 'carried_out' ? (
                  <span className="quiet">{words.noticeWhen.carried_out}</span>
                ) : null}
              </dd>
            </>
          )}
          {stage.consequences.length === 0 ? null : (
            <Lines
              title={words.consequence}
              lines={stage.consequences.map((each) => sentences.consequence(each))}
            />
          )}
        </dl>
      </div>
    </li>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </dd>
    </>
  );
}
