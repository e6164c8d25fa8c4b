import { call } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { screeningWords } from '../../words/screening.ts';
import type { Rule, RuleSet, RuleSets } from './RulesPage.tsx';
import { useState } from 'react';

const SCORE_MOST = 1_000;

/** Writes one rule of a draft; its text is checked before it is saved. */
export function RuleDialog({
  set,
  rule,
  facts,
  close,
}: {
  readonly set: RuleSet;
  /** Null adds one. */
  readonly rule: Rule | null;
  readonly facts: RuleSets['facts'];
  readonly close: () => void;
}) {
  const { words, say, language } = useWords(screeningWords);
  const text = words.rules;
  const change = useAct('changeRules', { refreshes: ['listRuleSets'] });
  const [fault, setFault] = useState<string | undefined>(undefined);
  const needed = (value: string) => (value.trim() === '' ? text.required : undefined);
  const save = (rules: readonly Rule[]) =>
    change.act({
      params: { id: set.id },
      body: { revision: set.revision, rules: rules.map((each) => ({ ...each })) },
    });
  const form = useForm({
    initial: {
      key: rule?.key ?? '',
      titleEn: rule?.titles.en ?? '',
      titleJa: rule?.titles.ja ?? '',
      when: rule?.when ?? '',
      effect: rule?.effect ?? ('review' as Rule['effect']),
      score: String(rule?.score ?? 100),
      whenUnknown: rule?.whenUnknown ?? ('review' as Rule['whenUnknown']),
      because: rule?.because ?? '',
    },
    check: ({ key, titleEn, titleJa, when, score, because }) => ({
      key: /^[a-z][a-z0-9_]{0,59}$/.test(key) ? undefined : text.badKey,
      titleEn: needed(titleEn),
      titleJa: needed(titleJa),
      when: needed(when),
      score:
        /^\d{1,4}$/.test(score) && Number.parseInt(score, 10) <= SCORE_MOST
          ? undefined
          : text.badScore,
      because: needed(because),
    }),
    act: async ({ key, titleEn, titleJa, when, score, because, effect, whenUnknown }) => {
      const written: Rule = {
        key,
        titles: { en: titleEn.trim(), ja: titleJa.trim() },
        when: when.trim(),
        effect,
        score: Number.parseInt(score, 10),
        whenUnknown,
        because: because.trim(),
      };
      const { problems } = await call('checkRules', { body: { rules: [written] } });
      const [first] = problems;
      if (first !== undefined) return setFault(say(text.bad, { detail: first.detail }));
      const rules =
        rule === null
          ? [...set.rules, written]
          : set.rules.map((each) => (each.key === rule.key ? written : each));
      await save(rules);
      toast(text.saved);
      close();
    },
  });
  const remove = async () => {
    await save(set.rules.filter((each) => each.key !== rule?.key));
    toast(text.removed);
    close();
  };
  const names = facts.map((each) => `${each.name} (${each.type})`).join(', ');
  const when = form.field('when');
  return (
    <Dialog title={rule === null ? text.add : rule.titles[language]} close={close} wide>
      <div className="stack">
        <Form form={form} submit={words.rules.edit} permission="screening.write">
          <TextField {...form.field('key')} label={text.key} help={text.keyHelp} />
          <TextField {...form.field('titleEn')} label={text.titleEn} />
          <TextField {...form.field('titleJa')} label={text.titleJa} />
          <TextField
            {...when}
            onValue={(value) => {
              setFault(undefined);
              when.onValue(value);
            }}
            error={fault ?? when.error}
            label={text.when}
            help={say(text.whenHelp, { facts: names })}
            multiline
          />
          <SelectField
            {...form.field('effect')}
            onValue={(effect) => form.set({ effect: effect as Rule['effect'] })}
            label={text.effect}
            choices={Object.entries(text.effects).map(([value, label]) => ({ value, label }))}
          />
          <SelectField
            {...form.field('whenUnknown')}
            onValue={(value) => form.set({ whenUnknown: value as Rule['whenUnknown'] })}
            label={text.whenUnknown}
            choices={Object.entries(text.unknowns).map(([value, label]) => ({ value, label }))}
          />
          <TextField {...form.field('score')} label={words.score} />
          <TextField {...form.field('because')} label={text.because} multiline />
        </Form>
        {rule === null ? null : (
          <div className="row">
            <ActionButton permission="screening.write" onClick={() => void remove()}>
              {text.remove}
            </ActionButton>
          </div>
        )}
      </div>
    </Dialog>
  );
}
