import './collections.css';
import { useEffect } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { useSearchState } from '../../app/search-state.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Page } from '../../parts/Page.tsx';
import { TableSkeleton } from '../../parts/Skeletons.tsx';
import { collectionsWords } from '../../words/collections.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { PreviewResult } from './PreviewResult.tsx';
import { CollectionsLine } from './CollectionsLine.tsx';

/** What a run would do on a day, also under a draft. The day and the version are in the address. */
export function PreviewPage() {
  const { words } = useWords(collectionsWords);
  const [search, patch] = useSearchState();
  const asOf = search.get('asOf') ?? '';
  const version = search.get('version') ?? '';
  const preview = useAct('previewCollectionsRun');
  const { act } = preview;
  const request = isDay(asOf)
    ? { asOf, ...(version === '' ? {} : { policyVersionId: version }) }
    : null;
  const requestText = JSON.stringify(request);
  useEffect(() => {
    const body: typeof request = JSON.parse(requestText);
    // What is refused stays in `problem` and is shown below.
    if (body !== null) act({ body }).catch(() => undefined);
  }, [act, requestText]);
  return (
    <Page title={words.preview.title} lead={words.preview.lead}>
      <CollectionsLine />
      <PreviewForm
        key={`${asOf} ${version}`}
        asOf={asOf}
        version={version}
        busy={preview.busy}
        show={(next) => {
          const same = next.asOf === asOf && next.version === version;
          if (same && request !== null) act({ body: request }).catch(() => undefined);
          else patch(next, 'push');
        }}
      />
      {preview.busy ? (
        <div aria-busy="true">
          <p className="quiet">{words.preview.working}</p>
          <TableSkeleton rows={8} />
        </div>
      ) : null}
      {preview.problem === null || preview.busy ? null : <ErrorState problem={preview.problem} />}
      {preview.output === undefined || preview.busy || request === null ? null : (
        <PreviewResult preview={preview.output} request={request} />
      )}
    </Page>
  );
}

function PreviewForm({
  asOf,
  version,
  busy,
  show,
}: {
  readonly asOf: string;
  readonly version: string;
  readonly busy: boolean;
  readonly show: (next: { readonly asOf: string; readonly version: string }) => void;
}) {
  const { words, say } = useWords(collectionsWords);
  const { preview } = words;
  const badDay = useWords(partsWords).words.form.badDay;
  const format = useFormat();
  const versions = useRead('listPolicyVersions', {}).data?.items ?? [];
  const form = useForm({
    initial: { asOf: asOf === '' ? todayIn(format.timeZone) : asOf, version },
    check: (values) => ({ asOf: isDay(values.asOf) ? undefined : badDay }),
    act: (values) => Promise.resolve(show(values)),
  });
  const inForce = versions.find((each) => each.state === 'published') ?? versions[0];
  const nameOf = (each: (typeof versions)[number]) =>
    say(words.policyVersion, { name: each.policyName, number: each.number });
  const choices = versions
    .filter((each) => each.problems.length === 0)
    .map((each) => ({
      value: each.id,
      label: `${nameOf(each)} (${preview[each.state]})`,
    }));
  const chosen = form.field('version');
  return (
    <form
      className="PreviewForm"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <DayField {...form.field('asOf')} label={preview.asOf} />
      <SelectField
        {...chosen}
        value={chosen.value === '' ? (inForce?.id ?? '') : chosen.value}
        label={preview.version}
        choices={choices}
      />
      <ActionButton type="submit" kind="primary" busy={busy}>
        {preview.show}
      </ActionButton>
    </form>
  );
}
