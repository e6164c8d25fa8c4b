import { Select, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useRows } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { useFieldId } from '../../parts/field-scope.ts';
import type { Bound } from '../../parts/form-state.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { purchasesWords } from '../../words/purchases.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import type { Offer } from './CataloguePage.tsx';
import { emptyLine, type LineValue } from './order-values.ts';

interface Parent {
  readonly id: string;
  readonly friendlyName: string;
  readonly offerId: string;
}

/** The lines of an order: an offer, its seats, a name, and for an add-on what it is added to. */
export function OrderLinesField({
  bound,
  offers,
  customerId,
}: {
  readonly bound: Bound<readonly LineValue[]>;
  readonly offers: readonly Offer[];
  readonly customerId: string;
}) {
  const { orders } = useWords(purchasesWords).words;
  const { value: lines, onValue, error, register } = bound;
  const fieldId = useFieldId();
  useEffect(() => register(orders.lines));
  const parents = useRows('listSubscriptions', { query: { customerId, status: 'active' } });
  const change = (at: number, changes: Partial<LineValue>) =>
    onValue(lines.map((line, each) => (each === at ? { ...line, ...changes } : line)));
  return (
    <fieldset className="Lines" id={fieldId(bound.name)} tabIndex={-1}>
      <legend className="unseen">{orders.lines}</legend>
      {lines.map((line, at) => (
        <OneLine
          key={at}
          line={line}
          number={at + 1}
          offers={offers}
          parents={parents.rows}
          change={(changes) => change(at, changes)}
          remove={
            lines.length === 1 ? undefined : () => onValue(lines.filter((_, each) => each !== at))
          }
        />
      ))}
      {error === undefined ? null : (
        <p className="Lines-error small" role="alert">
          {error}
        </p>
      )}
      <div>
        <ActionButton
          icon={<Icon name="plus" size={14} />}
          onClick={() => onValue([...lines, emptyLine])}
        >
          {orders.addLine}
        </ActionButton>
      </div>
    </fieldset>
  );
}

function OneLine({
  line,
  number,
  offers,
  parents,
  change,
  remove,
}: {
  readonly line: LineValue;
  readonly number: number;
  readonly offers: readonly Offer[];
  readonly parents: readonly Parent[];
  readonly change: (changes: Partial<LineValue>) => void;
  readonly remove: (() => void) | undefined;
}) {
  const { words, say, language } = useWords(purchasesWords);
  const { orders } = words;
  const { terms, cycles } = useWords(subscriptionsWords).words;
  const format = useFormat();
  const offer = offers.find((each) => each.id === line.offerId);
  const labelled = (label: string) => `${label} ${number}`;
  const fitting = parents.filter(({ offerId }) =>
    offer?.addonOf.includes(offerId.split(':')[0] ?? offerId),
  );
  return (
    <div className="OrderLine">
      <Select
        label={labelled(orders.offer)}
        placeholder={orders.chooseOffer}
        data={offers.map((each) => ({
          value: each.id,
          label: [
            each.names[language],
            terms[each.term],
            each.billingType === 'usage'
              ? cycles.none
              : `${format.money(each.unitPrice, each.currency)} ${cycles[each.billingCycle]}`,
          ].join(' · '),
        }))}
        searchable
        value={line.offerId === '' ? null : line.offerId}
        onChange={(offerId) => {
          const chosen = offers.find((each) => each.id === offerId);
          change({
            offerId: offerId ?? '',
            quantity: String(Math.max(1, chosen?.minimumQuantity ?? 1)),
            parentId: '',
          });
        }}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <TextInput
        label={labelled(orders.quantity)}
        inputMode="numeric"
        className="MoneyField"
        value={line.quantity}
        onChange={(event) => change({ quantity: event.currentTarget.value })}
      />
      {remove === undefined ? (
        <span />
      ) : (
        <button
          type="button"
          className="IconButton"
          aria-label={say(orders.removeLine, { number })}
          onClick={remove}
        >
          <Icon name="close" size={14} />
        </button>
      )}
      <TextInput
        className="OrderLine-wide"
        label={labelled(orders.name)}
        placeholder={orders.nameHelp}
        value={line.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {offer === undefined || offer.addonOf.length === 0 ? null : fitting.length === 0 ? (
        <p className="OrderLine-wide small">{orders.noParent}</p>
      ) : (
        <Select
          className="OrderLine-wide"
          label={labelled(orders.parent)}
          data={fitting.map((parent) => ({ value: parent.id, label: parent.friendlyName }))}
          value={line.parentId === '' ? null : line.parentId}
          onChange={(parentId) => change({ parentId: parentId ?? '' })}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      )}
    </div>
  );
}
