import { expect, test } from 'vitest';
import { box, drawing, drawn, lifeOf, places } from './life.ts';

test('a suspended legacy subscription is deleted after the days of its cloud', () => {
  const edge = lifeOf('legacy', 60).find(
    ({ from, to }) => from === 'suspended' && to === 'deleted',
  );
  expect(edge?.days).toBe(60);
});

test.each(['new', 'legacy'] as const)(
  '%s commerce ends deleted, and nothing follows',
  (commerce) => {
    const edges = lifeOf(commerce, 90);
    const reached = new Set(['pending']);
    for (let round = 0; round < edges.length; round += 1) {
      for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual(
      [...new Set(edges.flatMap((edge) => [edge.from, edge.to]))].toSorted(),
    );
    expect(edges.filter(({ from }) => from === 'deleted')).toEqual([]);
  },
);

test('every box and every word lies inside the drawing', () => {
  for (const { x, y } of Object.values(places)) {
    expect(x + box.width).toBeLessThanOrEqual(drawing.width);
    expect(y + box.height).toBeLessThanOrEqual(drawing.height);
  }
  for (const edge of [...lifeOf('new', 90), ...lifeOf('legacy', 90)]) {
    const { word } = drawn(edge);
    expect(word.x).toBeGreaterThan(0);
    expect(word.x).toBeLessThan(drawing.width);
    expect(word.y).toBeGreaterThan(0);
    expect(word.y).toBeLessThanOrEqual(drawing.height);
  }
});
