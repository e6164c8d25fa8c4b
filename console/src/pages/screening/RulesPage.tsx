import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Message } from '../../parts/Message.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge, type Tone } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { screeningWords } from '../../words/screening.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { PublishDialog, StopRuleDialog } from './RuleDialogs.tsx';
import { ScreeningFrame } from './ScreeningFrame.tsx';

export type RuleSets = Output<'listRuleSets'>;
export type RuleSet = RuleSets['items'][number];
export type Rule = RuleSet['rules'][number];

const tones: Readonly<Record<RuleSet['state'], Tone>> = {
  draft: 'information',
  shadow: 'information',
  live: 'success',
  retired: 'neutral',
};

/** The rules in force, the draft, and everything that is done with them. */
export function RulesPage() {
  const { words } = useWords(screeningWords);
  const read = useRead('listRuleSets', {});
  return (
    <ScreeningFrame title={words.rules.title} lead={words.rules.lead}>
      <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
        {(found) => <Sets found={found} />}
      </Loaded>
    </ScreeningFrame>
  );
}

function Sets({ found }: { readonly found: RuleSets }) {
  const { words, say } = useWords(screeningWords);
  const text = words.rules;
  const draft = useAct('draftRules', { refreshes: ['listRuleSets'] });
  const open = found.items.find((each) => each.state === 'draft' || each.state === 'shadow');
  const live = found.items.find((each) => each.state === 'live');
  return (
    <div className="stack">
      {live === undefined ? <Message tone="warning">{text.none}</Message> : null}
      {open === undefined ? (
        <div className="row">
          <ActionButton
            kind="primary"
            permission="screening.write"
            onClick={() => void draft.act({})}
          >
            {live === undefined ? text.start : text.draft}
          </ActionButton>
        </div>
      ) : (
        <Section
          title={`${text.states[open.state]} · ${say(words.version, { number: open.number })}`}
        >
          <DraftActs set={open} />
          <RuleTable set={open} found={found} editable />
        </Section>
      )}
      {live === undefined ? null : (
        <Section title={`${text.states.live} · ${say(words.version, { number: live.number })}`}>
          <RuleTable set={live} found={found} editable={false} />
        </Section>
      )}
      <Versions sets={found.items} />
    </div>
  );
}

function DraftActs({ set }: { readonly set: RuleSet }) {
  const { words, say } = useWords(screeningWords);
  const text = words.rules;
  const tryOut = useAct('tryRules', { refreshes: ['listRuleSets'] });
  const shadow = useAct('shadowRules', { refreshes: ['listRuleSets'] });
  const [publishing, setPublishing] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const guarded = (act: Promise<unknown>) => {
    setProblem(null);
    act.catch(setProblem);
  };
  const isShadow = set.state === 'shadow';
  return (
    <div className="stack">
      <p>
        {set.trial === null
          ? text.notTried
          : say(text.tried, {
              decisions: set.trial.decisions,
              since: set.trial.since,
              allow: set.trial.allow,
              review: set.trial.review,
              block: set.trial.block,
              different: set.trial.different,
            })}
      </p>
      {problem === null ? null : <ErrorState problem={problem} />}
      <div className="row">
        <ActionButton
          permission="screening.write"
          onClick={() => guarded(tryOut.act({ params: { id: set.id } }))}
        >
          {text.try}
        </ActionButton>
        <ActionButton
          permission="screening.write"
          onClick={() =>
            guarded(
              shadow
                .act({ params: { id: set.id }, body: { on: !isShadow } })
                .then(() => toast(isShadow ? text.unshadowed : text.shadowed)),
            )
          }
        >
          {isShadow ? text.unshadow : text.shadow}
        </ActionButton>
        <ActionButton
          kind="primary"
          permission="screening.publish"
          onClick={() => setPublishing(true)}
        >
          {text.publish}
        </ActionButton>
      </div>
      {publishing ? <PublishDialog set={set} close={() => setPublishing(false)} /> : null}
    </div>
  );
}

function RuleTable({
  set,
  found,
  editable,
}: {
  readonly set: RuleSet;
  readonly found: RuleSets;
  readonly editable: boolean;
}) {
  const { words } = useWords(screeningWords);
  const text = words.rules;
  const [editing, edit] = useState<Rule | 'new' | null>(null);
  const [stopping, stop] = useState<string | null>(null);
  return (
    <div className="stack">
      <div className="AgeingBar-scroll">
        <table className="PlainTable">
          <thead>
            <tr>
              <th scope="col">{text.rule}</th>
              <th scope="col">{text.when}</th>
              <th scope="col">{text.effect}</th>
              <th scope="col">{words.score}</th>
              <th scope="col">{text.fired}</th>
              <th scope="col">{text.alone}</th>
              <th scope="col" aria-label={text.edit} />
            </tr>
          </thead>
          <tbody>
            {set.rules.map((rule) => (
              <RuleRow
                key={rule.key}
                rule={rule}
                set={set}
                found={found}
                edit={editable ? () => edit(rule) : null}
                stop={() => stop(rule.key)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {editable ? (
        <div className="row">
          <ActionButton permission="screening.write" onClick={() => edit('new')}>
            {text.add}
          </ActionButton>
        </div>
      ) : null}
      {editing === null ? null : (
        <RuleDialog
          set={set}
          rule={editing === 'new' ? null : editing}
          facts={found.facts}
          close={() => edit(null)}
        />
      )}
      {stopping === null ? null : <StopRuleDialog rule={stopping} close={() => stop(null)} />}
    </div>
  );
}

function RuleRow({
  rule,
  set,
  found,
  edit,
  stop,
}: {
  readonly rule: Rule;
  readonly set: RuleSet;
  readonly found: RuleSets;
  readonly edit: (() => void) | null;
  readonly stop: () => void;
}) {
  const { words, language, say } = useWords(screeningWords);
  const text = words.rules;
  const resume = useAct('resumeRule', { refreshes: ['listRuleSets'] });
  const stopped = found.stopped.find((each) => each.rule === rule.key);
  const tried = set.trial?.rules.find((each) => each.rule === rule.key);
  return (
    <tr>
      <td>
        {rule.titles[language]}
        {stopped === undefined ? null : (
          <span className="quiet"> {say(text.stopped, { reason: stopped.reason })}</span>
        )}
      </td>
      <td>
        <code>{rule.when}</code>
      </td>
      <td>{text.effects[rule.effect]}</td>
      <td>{rule.score}</td>
      <td>{tried?.fired ?? ''}</td>
      <td>{tried?.alone ?? ''}</td>
      <td>
        <span className="row">
          {edit === null ? null : (
            <ActionButton kind="quiet" permission="screening.write" onClick={edit}>
              {text.edit}
            </ActionButton>
          )}
          {stopped === undefined ? (
            <ActionButton kind="quiet" permission="screening.write" onClick={stop}>
              {text.stop}
            </ActionButton>
          ) : (
            <ActionButton
              kind="quiet"
              permission="screening.publish"
              onClick={() => void resume.act({ params: { rule: rule.key } })}
            >
              {text.resume}
            </ActionButton>
          )}
        </span>
      </td>
    </tr>
  );
}

function Versions({ sets }: { readonly sets: readonly RuleSet[] }) {
  const { words, say } = useWords(screeningWords);
  const text = words.rules;
  return sets.length === 0 ? null : (
    <Section title={text.versions}>
      <table className="PlainTable">
        <tbody>
          {sets.map((set) => (
            <tr key={set.id}>
              <td>{say(words.version, { number: set.number })}</td>
              <td>
                <StatusBadge tone={tones[set.state]}>{text.states[set.state]}</StatusBadge>
              </td>
              <td>{set.changedBy.join(', ')}</td>
              <td>
                <InstantText instant={set.publishedAt ?? set.changedAt} />
              </td>
              <td>{set.publishedBy ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
