/** The states that a subscription can be in, as the provider calls them. */
export type LifeState =
  | 'pending'
  | 'active'
  | 'suspended'
  | 'expired'
  | 'disabled_after_suspension'
  | 'disabled'
  | 'deleted';

export type EdgeWord = 'ready' | 'suspend' | 'reactivate' | 'termEnds' | 'cancel' | 'days';

export interface Edge {
  readonly from: LifeState;
  readonly to: LifeState;
  readonly word: EdgeWord;
  /** Days after which it happens by itself. */
  readonly days?: number;
}

/** New commerce: what is suspended when its term ends is disabled, then deleted. */
const newCommerce: readonly Edge[] = [
  { from: 'pending', to: 'active', word: 'ready' },
  { from: 'active', to: 'suspended', word: 'suspend' },
  { from: 'suspended', to: 'active', word: 'reactivate' },
  { from: 'active', to: 'expired', word: 'termEnds' },
  { from: 'suspended', to: 'disabled_after_suspension', word: 'termEnds' },
  { from: 'expired', to: 'disabled', word: 'days', days: 30 },
  { from: 'disabled_after_suspension', to: 'disabled', word: 'days', days: 30 },
  { from: 'disabled', to: 'deleted', word: 'days', days: 90 },
  { from: 'active', to: 'deleted', word: 'cancel' },
  { from: 'suspended', to: 'deleted', word: 'cancel' },
];

/** Legacy commerce knows no terms that end: what stays suspended is deleted. */
const legacyCommerce: readonly Edge[] = [
  { from: 'pending', to: 'active', word: 'ready' },
  { from: 'active', to: 'suspended', word: 'suspend' },
  { from: 'suspended', to: 'active', word: 'reactivate' },
  { from: 'suspended', to: 'deleted', word: 'days' },
  { from: 'active', to: 'deleted', word: 'cancel' },
];

/**
 * The life of a subscription. `retentionDays` is how long a suspended legacy subscription's data is
 * kept in its cloud.
 */
export function lifeOf(commerce: 'new' | 'legacy', retentionDays: number): readonly Edge[] {
  if (commerce === 'new') return newCommerce;
  return legacyCommerce.map((edge) =>
    edge.word === 'days' ? { ...edge, days: retentionDays } : edge,
  );
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export const box = { width: 124, height: 44 } as const;

const columns = [0, 200, 400, 600, 780] as const;
const rows = [34, 140] as const;

/** Where each state is drawn: what runs above, what is withheld below, the end on the right. */
export const places: Readonly<Record<LifeState, Place>> = {
  pending: { x: columns[0], y: rows[0] },
  active: { x: columns[1], y: rows[0] },
  suspended: { x: columns[1], y: rows[1] },
  expired: { x: columns[2], y: rows[0] },
  disabled_after_suspension: { x: columns[2], y: rows[1] },
  disabled: { x: columns[3], y: (rows[0] + rows[1]) / 2 },
  deleted: { x: columns[4], y: (rows[0] + rows[1]) / 2 },
};

export const drawing = {
  width: columns[4] + box.width,
  height: rows[1] + box.height + 34,
} as const;

/** The line of an edge, and where its word stands. */
export interface Drawn {
  readonly path: string;
  readonly word: Place;
  readonly anchor: 'start' | 'middle' | 'end';
}

const gap = 6;

/** Draws an edge from box to box: straight, or around where others lie between. */
export function drawn({ from, to }: Edge): Drawn {
  const start = places[from];
  const end = places[to];
  const middleOf = (place: Place) => place.x + box.width / 2;
  if (from === 'active' && to === 'suspended') return vertical(middleOf(start) - 22, 'down');
  if (from === 'suspended' && to === 'active') return vertical(middleOf(start) + 22, 'up');
  if (to === 'deleted' && from !== 'disabled') return around(start, end, from === 'active');
  const x1 = start.x + box.width;
  const x2 = end.x - gap;
  const y1 = start.y + box.height / 2;
  const y2 = end.y + box.height / 2;
  const turn = (x1 + x2) / 2;
  return {
    path: `M${x1} ${y1}C${turn} ${y1} ${turn} ${y2} ${x2} ${y2}`,
    word: { x: turn - 2, y: y1 === y2 ? y1 - 7 : y1 < y2 ? y1 - 5 : y1 + 15 },
    anchor: 'middle',
  };
}

function vertical(x: number, way: 'up' | 'down'): Drawn {
  const top = rows[0] + box.height;
  const bottom = rows[1];
  const path = way === 'down' ? `M${x} ${top}V${bottom - gap}` : `M${x} ${bottom}V${top + gap}`;
  const y = (top + bottom) / 2 + 4;
  return way === 'down'
    ? { path, word: { x: x - 7, y }, anchor: 'end' }
    : { path, word: { x: x + 7, y }, anchor: 'start' };
}

/** Over or under everything, to the last box. */
function around(start: Place, end: Place, above: boolean): Drawn {
  const x1 = start.x + box.width / 2;
  const x2 = end.x + box.width / 2;
  const y = above ? 12 : drawing.height - 12;
  const from = above ? start.y : start.y + box.height;
  const to = above ? end.y - gap : end.y + box.height + gap;
  const round = 14;
  const bend = above ? -round : round;
  return {
    path: [
      `M${x1} ${from}V${y - bend}`,
      `Q${x1} ${y} ${x1 + round} ${y}`,
      `H${x2 - round}Q${x2} ${y} ${x2} ${y - bend}`,
      `V${to}`,
    ].join(''),
    word: { x: (x1 + x2) / 2, y: above ? y - 3 : y + 11 },
    anchor: 'middle',
  };
}
