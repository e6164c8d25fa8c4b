import { InstantText } from '../../parts/InstantText.tsx';
import { Section } from '../../parts/Page.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { Levers } from './MoneyPanel.tsx';
import { Outlook } from './Outlook.tsx';
import { StateDiagram } from './StateDiagram.tsx';
import { holdTones, isAlive } from './states.ts';
import type { SubscriptionDetail } from './subscription-rows.ts';

/** Where it stands in its life, why access is on or off, what happens next. */
export function OverviewTab({ detail }: { readonly detail: SubscriptionDetail }) {
  const { words } = useWords(subscriptionsWords);
  const { subscription, outlook } = detail;
  return (
    <div className="stack">
      <Section title={words.diagram.title}>
        <StateDiagram
          status={subscription.status}
          commerce={subscription.commerce}
          retentionDays={detail.retentionDays}
        />
      </Section>
      <div className="SubscriptionColumns">
        <WhyPart detail={detail} />
        <Section title={words.outlook.title}>
          <Outlook items={outlook} />
        </Section>
        {isAlive(subscription.status) ? (
          <Section title={words.costs.levers}>
            {detail.recommended.length === 0 ? (
              <p className="quiet">{words.costs.noLever}</p>
            ) : (
              <Levers levers={detail.recommended} />
            )}
          </Section>
        ) : null}
      </div>
    </div>
  );
}

function WhyPart({ detail }: { readonly detail: SubscriptionDetail }) {
  const { words, say } = useWords(subscriptionsWords);
  const format = useFormat();
  const { access, holds, subscription } = detail;
  const alive = isAlive(subscription.status);
  const open = holds.filter(({ liftedAt }) => liftedAt === null);
  const bearing = open.filter(({ scope }) => scope !== 'purchases');
  const state = access.isOn && alive ? words.why.on : words.why.off;
  return (
    <Section title={say(words.why.title, { state })}>
      {alive ? null : <p>{words.statusMeans[subscription.status]}</p>}
      {bearing.length === 0 && alive ? <p>{words.why.noHold}</p> : null}
      <ul className="stack">
        {bearing.map((hold) => (
          <li key={hold.id}>
            <div className="row">
              <StatusBadge tone={holdTones[hold.kind]}>{words.holdKinds[hold.kind]}</StatusBadge>
              <span className="small quiet">
                {words.owners[hold.owner]} · {words.holdScopes[hold.scope]}
              </span>
            </div>
            <p>{hold.reason}</p>
            <p className="small quiet">
              {words.sources[hold.sourceKind]} ·{' '}
              {say(words.why.placed, {
                when: format.instant(hold.placedAt),
                who: hold.placedBy,
              })}
            </p>
          </li>
        ))}
      </ul>
      {open.length > bearing.length ? <p className="quiet">{words.why.blocked}</p> : null}
      <p className="small quiet">
        {words.commands.readAt} <InstantText instant={subscription.readAt} />
      </p>
    </Section>
  );
}
