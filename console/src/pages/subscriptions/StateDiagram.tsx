import { useId } from 'react';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { box, drawing, drawn, type Edge, type LifeState, lifeOf, places } from './life.ts';

/** The whole life of a subscription with "you are here"; the same is told in words. */
export function StateDiagram({
  status,
  commerce,
  retentionDays,
}: {
  readonly status: LifeState;
  readonly commerce: 'new' | 'legacy';
  /** How long the data of a suspended legacy subscription is kept. */
  readonly retentionDays: number;
}) {
  const { words, say } = useWords(subscriptionsWords);
  const { diagram, statuses, statusMeans } = words;
  const format = useFormat();
  const id = useId();
  const edges = lifeOf(commerce, retentionDays);
  const states = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const next = edges.filter((edge) => edge.from === status).map((edge) => statuses[edge.to]);
  const wordOf = (edge: Edge) =>
    edge.word === 'days'
      ? say(diagram.edges.days, { count: edge.days ?? 0 })
      : diagram.edges[edge.word];
  const told =
    next.length === 0
      ? say(diagram.descriptionEnd, { status: statuses[status] })
      : say(diagram.description, { status: statuses[status], next: format.list(next) });
  return (
    <figure className="StateDiagram">
      {/* Wider than a phone: it scrolls inside its own frame, also by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="StateDiagram-scroll" tabIndex={0} aria-label={diagram.title}>
        <svg
          // An inline drawing has no element of its own.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="img"
          aria-labelledby={`${id}-title ${id}-told`}
          viewBox={`-2 -6 ${drawing.width + 4} ${drawing.height + 12}`}
          width={drawing.width + 4}
          height={drawing.height + 12}
        >
          <title id={`${id}-title`}>{diagram.label}</title>
          <desc id={`${id}-told`}>{told}</desc>
          <defs>
            <marker
              id={`${id}-end`}
              viewBox="0 0 8 8"
              refX="6"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path className="StateDiagram-head" d="M0 0 8 4 0 8Z" />
            </marker>
          </defs>
          {edges.map((edge) => {
            const line = drawn(edge);
            return (
              <g
                key={`${edge.from} ${edge.to}`}
                className="StateDiagram-edge"
                data-from-here={edge.from === status}
              >
                <path d={line.path} markerEnd={`url(#${id}-end)`} />
                <text x={line.word.x} y={line.word.y} textAnchor={line.anchor}>
                  {wordOf(edge)}
                </text>
              </g>
            );
          })}
          {states.map((state) => (
            <State key={state} state={state} here={state === status} />
          ))}
        </svg>
      </section>
      <figcaption className="small quiet">{statusMeans[status]}</figcaption>
    </figure>
  );
}

function State({ state, here }: { readonly state: LifeState; readonly here: boolean }) {
  const { words } = useWords(subscriptionsWords);
  const { x, y } = places[state];
  const middle = x + box.width / 2;
  return (
    <g className="StateDiagram-state" data-here={here}>
      <rect x={x} y={y} width={box.width} height={box.height} rx={6} />
      <text x={middle} y={y + (here ? 18 : 26)} textAnchor="middle">
        {words.statuses[state]}
      </text>
      {here ? (
        <text className="StateDiagram-here" x={middle} y={y + 35} textAnchor="middle">
          ● {words.diagram.here}
        </text>
      ) : null}
    </g>
  );
}
