import { SegmentedControl } from '@mantine/core';

/** Which of the currencies is looked at; with one there is nothing to choose. */
export function CurrencyChoice({
  label,
  currencies,
  chosen,
  choose,
}: {
  readonly label: string;
  readonly currencies: readonly string[];
  readonly chosen: string;
  readonly choose: (currency: string) => void;
}) {
  return currencies.length < 2 ? null : (
    <SegmentedControl
      aria-label={label}
      data={[...currencies]}
      value={chosen}
      onChange={choose}
      style={{ alignSelf: 'flex-start' }}
    />
  );
}
