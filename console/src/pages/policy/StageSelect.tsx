import { type Choice, type FieldProps, SelectField } from '../../parts/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyStage } from './content.ts';

/**
 * One of the earlier stages; a key that none of them has is kept and shown, so that nothing changes
 * unseen.
 */
export function StageSelect({
  stages,
  none,
  ...field
}: FieldProps<string> & {
  readonly stages: readonly PolicyStage[];
  readonly none?: Choice;
}) {
  const { language } = useWords(policyWords);
  const known = stages.map((stage) => ({ value: stage.key, label: stage.names[language] }));
  const listed = none === undefined ? known : [none, ...known];
  const choices =
    field.value === '' || listed.some((choice) => choice.value === field.value)
      ? listed
      : [...listed, { value: field.value, label: field.value }];
  return <SelectField {...field} choices={choices} />;
}
