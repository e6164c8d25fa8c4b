import type { ReactNode } from 'react';
import type { Path } from '../paths.ts';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { AppLink } from './AppLink.tsx';
import { DayText } from './DayText.tsx';
import { Icon } from './Icon.tsx';
import { StatusBadge, type Tone } from './StatusBadge.tsx';

/** One reason in words, with the value that caused it; linked to the row it comes from. */
export interface Reason {
  readonly text: ReactNode;
  readonly value?: ReactNode;
  readonly to?: Path;
}

export interface WhyPanelProps {
  /** The stage or verdict in words: "Final notice". */
  readonly verdict: string;
  readonly tone: Tone;
  readonly because: readonly Reason[];
  /** What holds the next step back; an empty list is left out. */
  readonly blockedBy?: readonly Reason[];
  readonly next: { readonly text: ReactNode; readonly day: string | null } | null;
  readonly policy: { readonly label: string; readonly to?: Path };
  /** The day the facts were read for. */
  readonly asOf: string;
  readonly children?: ReactNode;
}

/**
 * Where something stands, why, what holds it, what comes next and when, and under which policy
 * version.
 */
export function WhyPanel(props: WhyPanelProps) {
  const { words } = useWords(partsWords);
  const { why } = words;
  return (
    <section className="WhyPanel" aria-label={why.label}>
      <div className="WhyPanel-verdict">
        <StatusBadge tone={props.tone}>{props.verdict}</StatusBadge>
        <span className="small quiet">
          {why.asOf} <DayText day={props.asOf} />
        </span>
      </div>
      <WhyPart title={why.because}>
        <Reasons reasons={props.because} />
      </WhyPart>
      {props.blockedBy === undefined || props.blockedBy.length === 0 ? null : (
        <WhyPart title={why.blockedBy}>
          <Reasons reasons={props.blockedBy} />
        </WhyPart>
      )}
      <WhyPart title={why.next}>
        {props.next === null ? (
          <span className="quiet">{why.nothingNext}</span>
        ) : (
          <span className="row">
            {props.next.text}
            {props.next.day === null ? null : (
              <span className="WhyPanel-day">
                <Icon name="calendar" size={14} />
                <DayText day={props.next.day} form="long" />
              </span>
            )}
          </span>
        )}
      </WhyPart>
      <WhyPart title={why.policy}>
        {props.policy.to === undefined ? (
          props.policy.label
        ) : (
          <AppLink to={props.policy.to}>{props.policy.label}</AppLink>
        )}
      </WhyPart>
      {props.children}
    </section>
  );
}

function WhyPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="WhyPanel-part">
      <h3>{title}</h3>
      <div>{children}</div>
    </div>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul className="WhyPanel-reasons">
      {reasons.map((reason, at) => (
        <li key={at}>
          <span>
            {reason.to === undefined ? (
              reason.text
            ) : (
              <AppLink to={reason.to}>{reason.text}</AppLink>
            )}
          </span>
          {reason.value === undefined ? null : (
            <span className="WhyPanel-value">{reason.value}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
