import { Radio } from '@mantine/core';

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
    <Radio.Group label={label} value={chosen} onChange={choose}>
      <div className="row">
        {currencies.map((currency) => (
          <Radio key={currency} value={currency} label={currency} />
        ))}
      </div>
    </Radio.Group>
  );
}
