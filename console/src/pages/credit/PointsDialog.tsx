import { useAct } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { creditWords } from '../../words/credit.ts';
import { useWords } from '../../words/language.tsx';
import type { ScorecardVersion } from './ScorecardPage.tsx';

const NOTE = 'note';
type Definition = ScorecardVersion['definition'];

/** Points and what classes get, as they are typed: one text for each number. */
function textsOf({ attributes, classes }: Definition): Record<string, string> {
  const texts: Record<string, string> = { [NOTE]: '' };
  for (const { attribute, bands, unknownPoints } of attributes) {
    bands.forEach(({ points }, index) => {
      texts[`${attribute} ${index}`] = String(points);
    });
    texts[`${attribute} unknown`] = String(unknownPoints);
  }
  for (const { key, atLeastPoints, percentOfMonth } of classes) {
    texts[`class ${key}`] = String(atLeastPoints);
    texts[`month ${key}`] = String(percentOfMonth);
  }
  return texts;
}

function numberOf(text: string | undefined): number {
  return Number.parseInt(text ?? '', 10);
}

function definitionOf(before: Definition, texts: Readonly<Record<string, string>>): Definition {
  return {
    attributes: before.attributes.map((each) => ({
      ...each,
      bands: each.bands.map(({ below }, index) => ({
        below,
        points: numberOf(texts[`${each.attribute} ${index}`]),
      })),
      unknownPoints: numberOf(texts[`${each.attribute} unknown`]),
    })),
    classes: before.classes.map((each) => ({
      ...each,
      atLeastPoints: numberOf(texts[`class ${each.key}`]),
      percentOfMonth: numberOf(texts[`month ${each.key}`]),
    })),
  };
}

/** Changes points and classes of a version; what comes of it is a draft. */
export function PointsDialog({
  version,
  close,
  saved,
}: {
  readonly version: ScorecardVersion;
  readonly close: () => void;
  readonly saved: (version: number) => void;
}) {
  const { words, say } = useWords(creditWords);
  const { definition } = version;
  const draft = useAct('draftScorecard', { refreshes: ['listScorecards', 'backtestScorecard'] });
  const form = useForm<Record<string, string>>({
    initial: textsOf(definition),
    check: (texts) =>
      Object.fromEntries(
        Object.entries(texts).map(([name, text]) => {
          if (name === NOTE) return [name, text.trim() === '' ? words.required : undefined];
          return [name, /^-?\d{1,4}$/.test(text.trim()) ? undefined : words.whole];
        }),
      ),
    act: async (texts) => {
      const body = {
        definition: definitionOf(definition, texts),
        note: (texts[NOTE] ?? '').trim(),
      };
      const { items } = await draft.act({ body });
      toast(words.saved);
      const made = items.find(({ state }) => state === 'draft');
      if (made) saved(made.version);
      close();
    },
  });
  const band = (below: number | null) =>
    below === null ? words.above : say(words.upTo, { below });
  return (
    <Dialog title={words.edit} close={close} wide>
      <Form form={form} submit={words.saveDraft} permission="credit.approve">
        <TextField {...form.field(NOTE)} label={words.editNote} />
        {definition.attributes.map(({ attribute, bands }) => (
          <fieldset key={attribute} className="row">
            <legend>{words.attributes[attribute]}</legend>
            {bands.map(({ below }, index) => (
              <TextField
                key={below ?? 'above'}
                {...form.field(`${attribute} ${index}`)}
                label={band(below)}
                inputMode="numeric"
              />
            ))}
            <TextField
              {...form.field(`${attribute} unknown`)}
              label={words.notKnown}
              inputMode="numeric"
            />
          </fieldset>
        ))}
        {definition.classes.map(({ key }) => (
          <fieldset key={key} className="row">
            <legend>
              {words.className} {key}
            </legend>
            <TextField {...form.field(`class ${key}`)} label={words.atLeast} inputMode="numeric" />
            <TextField {...form.field(`month ${key}`)} label={words.ofMonth} inputMode="numeric" />
          </fieldset>
        ))}
      </Form>
    </Dialog>
  );
}
