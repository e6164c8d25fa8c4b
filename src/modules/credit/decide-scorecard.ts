import { refuse } from './types.ts';
import {
  scoredAttributes,
  type Band,
  type CreditClass,
  type CreditFacts,
  type Recommendation,
  type ScoredBy,
  type ScoredLine,
  type Scorecard,
} from './types-application.ts';

/**
 * What a scorecard recommends: points line by line, the class that they reach, and the limit that
 * the class is trusted with, never more than was asked for.
 */
export function recommend(
  card: Scorecard,
  scorecardVersion: number,
  facts: CreditFacts,
): Recommendation {
  const lines = card.attributes.map((scored) => lineOf(scored, facts));
  const points = lines.reduce((sum, line) => sum + line.points, 0);
  const found = classOf(card, points);
  const basis = facts.averageMonthly > 0n ? 'month' : 'wanted';
  const reckoned =
    basis === 'month'
      ? percentOf(facts.averageMonthly, found.percentOfMonth)
      : percentOf(facts.wanted, found.percentOfWanted);
  return {
    scorecardVersion,
    points,
    maxPoints: lines.reduce((sum, line) => sum + line.maxPoints, 0),
    className: found.key,
    limit: reckoned < facts.wanted ? reckoned : facts.wanted,
    prepayment: found.prepayment,
    basis,
    lines,
  };
}

function percentOf(amount: bigint, percent: number): bigint {
  return (amount * BigInt(percent)) / 100n;
}

function lineOf({ attribute, bands, unknownPoints }: ScoredBy, facts: CreditFacts): ScoredLine {
  const value = facts.values[attribute];
  const points = value === null ? unknownPoints : bandOf(bands, value).points;
  const maxPoints = Math.max(unknownPoints, ...bands.map((band) => band.points));
  return { attribute, value, points, maxPoints };
}

function bandOf(bands: readonly Band[], value: number): Band {
  const found = bands.find(({ below }) => below === null || value < below);
  if (!found) throw new Error('a scorecard was used that was not checked');
  return found;
}

/** The class that a number of points reaches; the last one takes everybody. */
export function classOf({ classes }: Scorecard, points: number): CreditClass {
  const found = classes.find(({ atLeastPoints }) => points >= atLeastPoints) ?? classes.at(-1);
  if (!found) throw new Error('a scorecard was used that was not checked');
  return found;
}

/**
 * A scorecard that can be used for every value.
 * @throws Refused `credit_scorecard_invalid` with where and what
 */
export function checkScorecard(card: Scorecard): void {
  const no = (place: string, problem: string) =>
    refuse('credit_scorecard_invalid', { place, problem }, place);
  const seen = new Set<string>();
  for (const { attribute, bands } of card.attributes) {
    const place = `attributes.${attribute}`;
    if (!scoredAttributes.includes(attribute)) throw no(place, 'unknown attribute');
    if (seen.has(attribute)) throw no(place, 'named twice');
    seen.add(attribute);
    if (bands.length === 0 || bands.at(-1)?.below !== null) throw no(place, 'last band has an end');
    const ends = bands.slice(0, -1).map(({ below }) => below);
    const rises = ends.every(
      (end, index) => end !== null && (index === 0 || end > (ends[index - 1] ?? end)),
    );
    if (!rises) throw no(place, 'bands do not rise');
  }
  if (card.attributes.length === 0) throw no('attributes', 'none');
  if (card.classes.length === 0) throw no('classes', 'none');
  card.classes.forEach(({ key, atLeastPoints }, index) => {
    const before = card.classes[index - 1];
    if (before !== undefined && before.atLeastPoints <= atLeastPoints) {
      throw no(`classes.${key}`, 'points do not fall');
    }
  });
}
