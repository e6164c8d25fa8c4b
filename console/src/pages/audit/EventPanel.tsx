import type { RowOf } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { paths } from '../../paths.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { recordsWords } from '../../words/records.ts';

/** One event: who, when, in which request, and each value before and after. */
export function EventPanel({
  event,
  close,
}: {
  readonly event: RowOf<'listEvents'>;
  readonly close: () => void;
}) {
  const { words } = useWords(recordsWords);
  const { audit } = words;
  return (
    <Dialog title={wordFor(words.events, event.type)} close={close} wide>
      <div className="stack">
        <Facts
          items={[
            { label: audit.when, value: <InstantText instant={event.occurredAt} /> },
            {
              label: audit.who,
              value:
                event.actorKind === 'system'
                  ? event.actorName
                  : `${event.actorName} (${audit.actorKinds[event.actorKind]})`,
            },
            { label: audit.code, value: <code>{event.type}</code> },
            {
              label: audit.subject,
              value: (
                <>
                  {event.subjectKind.replaceAll('_', ' ')} <code>{event.subjectId}</code>
                </>
              ),
              note: (
                <AppLink to={paths.audit({ subjectId: event.subjectId })}>
                  {audit.sameSubject}
                </AppLink>
              ),
            },
            {
              label: audit.request,
              value: <code>{event.requestId}</code>,
              note: (
                <AppLink to={paths.audit({ requestId: event.requestId })}>
                  {audit.sameRequest}
                </AppLink>
              ),
            },
          ]}
        />
        <Changes before={event.before} after={event.after} />
      </div>
    </Dialog>
  );
}

type Values = Readonly<Record<string, unknown>> | null;

function Changes({ before, after }: { readonly before: Values; readonly after: Values }) {
  const { audit } = useWords(recordsWords).words;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (fields.length === 0) return <p className="quiet">{audit.noChange}</p>;
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable">
        <thead>
          <tr>
            <th scope="col">{audit.field}</th>
            <th scope="col">{audit.before}</th>
            <th scope="col">{audit.after}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td className="quiet">{shown(before?.[field])}</td>
              <td>{shown(after?.[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
