import { useAct, useRead } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { deskWords } from '../../words/desk.ts';
import { useWords } from '../../words/language.tsx';
import type { MatterDetail } from './MatterPanel.tsx';
import { useReasons } from './Proposals.tsx';

const REFRESHES = ['getMatter', 'listMatters'] as const;
const assessments = ['suspected', 'confirmed', 'unfounded'] as const;

/** Says what the desk holds of a matter. */
export function AssessDialog({
  detail: { matter },
  close,
}: {
  readonly detail: MatterDetail;
  readonly close: () => void;
}) {
  const { words } = useWords(deskWords);
  const assess = useAct('assessMatter', { refreshes: REFRESHES });
  const form = useForm({
    initial: {
      assessment: 'suspected' as string,
      clause: matter.clause ?? '',
      facts: matter.facts ?? '',
    },
    check: ({ clause, facts }) => ({
      clause: clause.trim() === '' ? words.required : undefined,
      facts: facts.trim() === '' ? words.required : undefined,
    }),
    act: async ({ assessment, clause, facts }) => {
      const done = await assess.act({
        params: { matterId: matter.id },
        body: {
          assessment: assessments.find((each) => each === assessment) ?? 'suspected',
          clause: clause.trim(),
          facts: facts.trim(),
          version: matter.version,
        },
      });
      toast(done.done ? words.assessed : words.waits);
      close();
    },
  });
  return (
    <Dialog title={words.assess} close={close}>
      <Form form={form} submit={words.assess} permission="desk.act">
        <SelectField
          {...form.field('assessment')}
          label={words.assessment}
          choices={assessments.map((value) => ({ value, label: words.assessments[value] }))}
        />
        <TextField {...form.field('clause')} label={words.clause} />
        <TextField {...form.field('facts')} label={words.facts} multiline />
      </Form>
    </Dialog>
  );
}

/** Says whom a matter is about. */
export function SubjectDialog({
  matterId,
  close,
}: {
  readonly matterId: string;
  readonly close: () => void;
}) {
  const { words } = useWords(deskWords);
  const set = useAct('setMatterSubject', { refreshes: REFRESHES });
  const form = useForm({
    initial: { identifier: '' },
    check: ({ identifier }) => ({
      identifier: identifier.trim() === '' ? words.required : undefined,
    }),
    act: async ({ identifier }) => {
      await set.act({ params: { matterId }, body: { identifier: identifier.trim() } });
      toast(words.subjectSet);
      close();
    },
  });
  return (
    <Dialog title={words.setSubject} close={close}>
      <Form form={form} submit={words.setSubject} permission="desk.act">
        <TextField {...form.field('identifier')} label={words.identifier} />
      </Form>
    </Dialog>
  );
}

function dayOf(text: string): Date | null {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) ? at : null;
}

/** Takes a measure, after showing what it takes. */
export function TakeDialog({
  detail,
  close,
}: {
  readonly detail: MatterDetail;
  readonly close: () => void;
}) {
  const { words } = useWords(deskWords);
  const { matter, allowed } = detail;
  const take = useAct('takeMeasure', { refreshes: REFRESHES });
  const form = useForm({
    initial: { kind: allowed[0] as string, expires: '', how: 'reported' },
    check: ({ expires }) => ({
      expires: expires === '' || dayOf(expires) !== null ? undefined : words.expiresWrong,
    }),
    act: async ({ kind, expires, how }) => {
      const expiresAt = dayOf(expires)?.toISOString();
      const done = await take.act({
        params: { matterId: matter.id },
        body: {
          kind: allowed.find((each) => each === kind) ?? 'warn',
          automatedDetection: how === 'automated',
          version: matter.version,
          ...(expiresAt === undefined ? {} : { expiresAt }),
        },
      });
      toast(done.done ? words.taken : words.waits);
      close();
    },
  });
  return (
    <Dialog title={words.take} close={close} wide>
      <Form form={form} submit={words.takeNow} permission="desk.act" danger>
        <SelectField
          {...form.field('kind')}
          label={words.chooseKind}
          choices={allowed.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Consequence detail={detail} kind={form.field('kind').value} />
        <SelectField
          {...form.field('how')}
          label={words.inbox.automated}
          choices={[
            { value: 'reported', label: words.inbox.automatedNo },
            { value: 'automated', label: words.inbox.automatedYes },
          ]}
        />
        <TextField {...form.field('expires')} label={words.expires} required={false} />
      </Form>
    </Dialog>
  );
}

function Consequence({ detail, kind }: { readonly detail: MatterDetail; readonly kind: string }) {
  const { words, say } = useWords(deskWords);
  const reasons = useReasons();
  const chosen = detail.allowed.find((each) => each === kind) ?? 'warn';
  const read = useRead('previewMeasure', { params: { matterId: detail.matter.id, kind: chosen } });
  if (read.data === undefined) return null;
  const { affected, because } = read.data;
  const cuts = chosen.startsWith('suspend_') || chosen === 'terminate';
  return (
    <div className="stack">
      {cuts && affected.length > 0 ? (
        <>
          <strong>{say(words.affected, { count: affected.length })}</strong>
          <ul>
            {affected.map((each) => (
              <li key={each.subscriptionId}>
                {each.name} ·{' '}
                {say(words.perCycle, {
                  amount: each.perCycle,
                  currency: each.currency,
                  cycle: words.cycles[each.billingCycle],
                })}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{words.affectedNone}</p>
      )}
      {because.length > 0 ? <p>{say(words.secondPerson, { reasons: reasons(because) })}</p> : null}
    </div>
  );
}
