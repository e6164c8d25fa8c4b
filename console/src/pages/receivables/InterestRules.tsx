import { useState } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { lateChargesWords } from '../../words/late-charges.ts';
import { partsWords } from '../../words/parts.ts';

const rules = ['none', 'contract', 'eu_directive', 'de_commercial', 'jp_statutory'] as const;
type Rule = (typeof rules)[number];

function isRule(text: string): text is Rule {
  return rules.some((each) => each === text);
}

/** The partner's own rules of late interest, or a customer's with the partner's before them. */
export function InterestRules({ customerId }: { readonly customerId?: string }) {
  const { words } = useWords(lateChargesWords);
  const read = useRead('listInterestTerms', {
    query: customerId === undefined ? {} : { customerId },
  });
  const [adding, setAdding] = useState(false);
  return (
    <section className="stack" aria-label={words.rules.title}>
      <h2>{words.rules.title}</h2>
      <p className="quiet">
        {words.rules.lead} {words.rules.simple}
      </p>
      <Loaded read={read} skeleton={<TextSkeleton lines={3} />}>
        {({ items }) => {
          const shown = items.filter(
            (each) => each.customerId === null || each.customerId === customerId,
          );
          return shown.length === 0 ? <p>{words.rules.emptyText}</p> : <Terms terms={shown} />;
        }}
      </Loaded>
      <div className="row">
        <ActionButton permission="receivables.write" onClick={() => setAdding(true)}>
          {words.rules.add}
        </ActionButton>
      </div>
      {adding ? (
        <AddRuleDialog customerId={customerId ?? null} close={() => setAdding(false)} />
      ) : null}
    </section>
  );
}

function Terms({
  terms,
}: {
  readonly terms: readonly {
    readonly id: string;
    readonly validFrom: string;
    readonly rule: Rule;
    readonly contractPercent: string | null;
    readonly note: string;
  }[];
}) {
  const { words } = useWords(lateChargesWords);
  return (
    <table className="PlainTable">
      <thead>
        <tr>
          <th>{words.rules.validFrom}</th>
          <th>{words.rules.rule}</th>
          <th>{words.rate}</th>
          <th>{words.rules.note}</th>
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => (
          <tr key={term.id}>
            <td>
              <DayText day={term.validFrom} />
            </td>
            <td>{words.rules[term.rule]}</td>
            <td>{term.contractPercent === null ? '' : `${term.contractPercent} %`}</td>
            <td>{term.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const percentPattern = /^\d{1,2}(\.\d{1,2})?$/;

function AddRuleDialog({
  customerId,
  close,
}: {
  readonly customerId: string | null;
  readonly close: () => void;
}) {
  const { words } = useWords(lateChargesWords);
  const { badDay, required } = useWords(partsWords).words.form;
  const { timeZone } = useFormat();
  const add = useAct('setInterestTerm', {
    refreshes: ['listInterestTerms', 'lateChargesDue', 'listEvents'],
  });
  const form = useForm({
    initial: { rule: '', validFrom: todayIn(timeZone), percent: '', note: '' },
    check: ({ rule, validFrom, percent }) => ({
      rule: isRule(rule) ? undefined : required,
      validFrom: isDay(validFrom) ? undefined : badDay,
      percent:
        rule !== 'contract' || (percentPattern.test(percent) && Number(percent) > 0)
          ? undefined
          : words.rules.badPercent,
    }),
    act: async ({ rule, validFrom, percent, note }) => {
      if (!isRule(rule)) return;
      const contractPercent = rule === 'contract' ? percent : null;
      await add.act({ body: { customerId, rule, validFrom, contractPercent, note: note.trim() } });
      toast(words.rules.added);
      close();
    },
  });
  return (
    <Dialog title={words.rules.add} close={close}>
      <Form form={form} submit={words.rules.add} permission="receivables.write">
        <SelectField
          {...form.field('rule')}
          label={words.rules.rule}
          choices={rules.map((value) => ({ value, label: words.rules[value] }))}
        />
        {form.values.rule === 'contract' ? (
          <TextField
            {...form.field('percent')}
            label={words.rules.percent}
            help={words.rules.percentHelp}
            inputMode="decimal"
          />
        ) : null}
        <DayField {...form.field('validFrom')} label={words.rules.validFrom} />
        <TextField {...form.field('note')} label={words.rules.note} required={false} />
      </Form>
    </Dialog>
  );
}
