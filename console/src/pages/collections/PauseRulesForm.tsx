import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { pausesWords } from '../../words/pauses.ts';

type Rules = Output<'getPauseRules'>;
type RuleName = keyof Rules;

const limits: Readonly<Record<RuleName, readonly [number, number]>> = {
  promiseDays: [1, 366],
  planDays: [1, 1830],
  manualDays: [1, 366],
  toleranceDays: [0, 30],
  brokenMax: [0, 20],
};
const names = Object.keys(limits) as readonly RuleName[];

/** How long and how often customers may put off. */
export function PauseRulesForm() {
  const { rules } = useWords(pausesWords).words;
  const read = useRead('getPauseRules', {});
  return (
    <Section title={rules.title} lead={rules.lead}>
      <Loaded read={read} skeleton={<TextSkeleton lines={5} />}>
        {(found) => <RulesForm key={JSON.stringify(found)} found={found} />}
      </Loaded>
    </Section>
  );
}

function RulesForm({ found }: { readonly found: Rules }) {
  const { words, say } = useWords(pausesWords);
  const change = useAct('changePauseRules', { refreshes: ['getPauseRules'] });
  const faultOf = (name: RuleName, text: string) => {
    const [least, most] = limits[name];
    const value = Number.parseInt(text, 10);
    if (/^\d{1,4}$/.test(text.trim()) && value >= least && value <= most) return undefined;
    return say(words.rules.bad, { least: String(least), most: String(most) });
  };
  const form = useForm({
    initial: each((name) => String(found[name])),
    check: (values) => each((name) => faultOf(name, values[name])),
    act: async (values) => {
      await change.act({ body: each((name) => Number.parseInt(values[name], 10)) });
      toast(words.halt.saved);
    },
  });
  return (
    <Form form={form} submit={words.halt.save} permission="collections.policy.publish">
      {names.map((name) => (
        <TextField key={name} {...form.field(name)} label={words.rules[name]} />
      ))}
    </Form>
  );
}

function each<Value>(valueOf: (name: RuleName) => Value): Record<RuleName, Value> {
  return {
    promiseDays: valueOf('promiseDays'),
    planDays: valueOf('planDays'),
    manualDays: valueOf('manualDays'),
    toleranceDays: valueOf('toleranceDays'),
    brokenMax: valueOf('brokenMax'),
  };
}
