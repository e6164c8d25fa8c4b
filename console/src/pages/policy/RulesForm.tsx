import { ActionButton } from '../../parts/ActionButton.tsx';
import { CheckField, ChoicesField, TextField } from '../../parts/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyContent } from './content.ts';
import { AmountsField, type Bind, IntegerField } from './editor-fields.tsx';

interface RulesPartProps {
  readonly content: PolicyContent;
  readonly bind: Bind;
  readonly change: (content: PolicyContent) => void;
}

type Weekday = PolicyContent['consequenceDays']['notOnWeekdays'][number];

/** What holds for all stages. */
export function RulesForm(props: RulesPartProps) {
  const { content, bind, change } = props;
  const { words } = useWords(policyWords);
  const { brake } = content;
  return (
    <div className="Editor-form">
      <fieldset>
        <legend>{words.tolerance}</legend>
        <p className="quiet">{words.toleranceHelp}</p>
        <AmountsField
          path="tolerance"
          bind={bind}
          amounts={content.tolerance}
          change={(tolerance) => change({ ...content, tolerance })}
        />
      </fieldset>
      <DaysForm {...props} />
      <fieldset>
        <legend>{words.notice}</legend>
        <IntegerField
          {...bind('noticeRepeatBusinessDays', content.noticeRepeatBusinessDays, (days) =>
            change({ ...content, noticeRepeatBusinessDays: days }),
          )}
          label={words.repeat}
          help={words.repeatHelp}
        />
        <IntegerField
          {...bind(
            'deliveredAfterBusinessDaysWithoutBounce',
            content.deliveredAfterBusinessDaysWithoutBounce,
            (days) => change({ ...content, deliveredAfterBusinessDaysWithoutBounce: days }),
          )}
          label={words.delivered}
          help={words.deliveredHelp}
        />
      </fieldset>
      <fieldset>
        <legend>{words.brake}</legend>
        <p className="quiet">{words.brakeLead}</p>
        <div className="Editor-pair">
          <IntegerField
            {...bind('brake.maxHarmfulPerRun', brake.maxHarmfulPerRun, (maxHarmfulPerRun) =>
              change({ ...content, brake: { ...brake, maxHarmfulPerRun } }),
            )}
            label={words.brakeCount}
          />
          <IntegerField
            {...bind(
              'brake.maxHarmfulPercentOfCustomers',
              brake.maxHarmfulPercentOfCustomers,
              (maxHarmfulPercentOfCustomers) =>
                change({ ...content, brake: { ...brake, maxHarmfulPercentOfCustomers } }),
            )}
            label={words.brakePercent}
          />
        </div>
      </fieldset>
    </div>
  );
}

function DaysForm({ content, bind, change }: RulesPartProps) {
  const { words } = useWords(policyWords);
  const { quiet, consequenceDays } = content;
  const own = content.calendar !== 'customer';
  const setQuiet = (next: Partial<typeof quiet>) =>
    change({ ...content, quiet: { ...quiet, ...next } });
  return (
    <>
      <fieldset>
        <legend>{words.calendar}</legend>
        <CheckField
          {...bind('calendar', !own, (each) =>
            change({ ...content, calendar: each ? 'customer' : 'JP-bank' }),
          )}
          error={undefined}
          label={words.calendarCustomer}
        />
        {own ? (
          <TextField
            {...bind('calendar', content.calendar, (calendar) => change({ ...content, calendar }))}
            label={words.calendarId}
            help={words.calendarIdHelp}
          />
        ) : null}
      </fieldset>
      <fieldset>
        <legend>{words.quiet}</legend>
        <p className="quiet">{words.quietLead}</p>
        <CheckField
          {...bind('quiet.closedDays', quiet.closedDays, (closedDays) => setQuiet({ closedDays }))}
          label={words.quietClosed}
        />
        <strong>{words.quietRanges}</strong>
        <RangesForm content={content} bind={bind} change={change} />
      </fieldset>
      <fieldset>
        <legend>{words.consequenceDays}</legend>
        <p className="quiet">{words.consequenceDaysLead}</p>
        <ChoicesField
          {...bind<readonly string[]>(
            'consequenceDays.notOnWeekdays',
            consequenceDays.notOnWeekdays.map(String),
            (chosen) =>
              change({
                ...content,
                consequenceDays: {
                  ...consequenceDays,
                  notOnWeekdays: chosen.toSorted().map(Number) as Weekday[],
                },
              }),
          )}
          error={bind.faultOf('consequenceDays')}
          label={words.consequenceDays}
          choices={Object.entries(words.weekdays).map(([value, label]) => ({ value, label }))}
        />
        <CheckField
          {...bind('consequenceDays.notOnEveOfClosure', consequenceDays.notOnEveOfClosure, (eve) =>
            change({ ...content, consequenceDays: { ...consequenceDays, notOnEveOfClosure: eve } }),
          )}
          error={undefined}
          label={words.eve}
        />
      </fieldset>
    </>
  );
}

function RangesForm({ content, bind, change }: RulesPartProps) {
  const { words } = useWords(policyWords);
  const { quiet } = content;
  const own = bind.faultOf('quiet.ranges');
  const set = (ranges: typeof quiet.ranges) => change({ ...content, quiet: { ...quiet, ranges } });
  return (
    <div>
      {quiet.ranges.map((range, index) => (
        // A range has no name of its own; its place is what it is known by.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="Editor-row">
          <div className="Editor-pair">
            <TextField
              {...bind(`quiet.ranges.${index}.from`, range.from, (from) =>
                set(quiet.ranges.with(index, { ...range, from })),
              )}
              error={bind.faultOf(`quiet.ranges.${index}`)}
              label={words.quietFrom}
            />
            <TextField
              {...bind(`quiet.ranges.${index}.to`, range.to, (to) =>
                set(quiet.ranges.with(index, { ...range, to })),
              )}
              label={words.quietTo}
            />
          </div>
          <ActionButton onClick={() => set(quiet.ranges.toSpliced(index, 1))}>
            {words.remove}
          </ActionButton>
        </div>
      ))}
      {own === undefined ? null : <p className="Editor-fault">{own}</p>}
      <ActionButton onClick={() => set([...quiet.ranges, { from: '12-28', to: '01-04' }])}>
        {words.addRange}
      </ActionButton>
    </div>
  );
}
