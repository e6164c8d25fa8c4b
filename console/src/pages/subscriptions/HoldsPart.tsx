import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Icon } from '../../parts/Icon.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Section } from '../../parts/Page.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { enforcementWords } from '../../words/enforcement.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { holdTones } from './states.ts';
import { type Hold, refreshedByActions } from './subscription-rows.ts';

interface HoldsProps {
  readonly customerId: string;
  /** Without it, holds are placed on the customer. */
  readonly subscriptionId?: string;
  readonly holds: readonly Hold[];
}

/** Why access is withheld: each hold with who placed it and why; placing and lifting. */
export function HoldsPart({ customerId, subscriptionId, holds }: HoldsProps) {
  const { words } = useWords(enforcementWords);
  const { holds: text } = words;
  const own = useWords(subscriptionsWords).words;
  const [placing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<Hold | null>(null);
  return (
    <Section
      title={text.title}
      lead={text.lead}
      actions={
        <ActionButton
          permission="subscriptions.enforce"
          icon={<Icon name="plus" size={14} />}
          onClick={() => setPlacing(true)}
        >
          {text.place}
        </ActionButton>
      }
    >
      {holds.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <div className="AgeingBar-scroll">
          <table className="PlainTable" aria-label={text.title}>
            <thead>
              <tr>
                <th scope="col">{text.kind}</th>
                <th scope="col">{text.scope}</th>
                <th scope="col">{text.source}</th>
                <th scope="col">{text.reason}</th>
                <th scope="col">{text.placedAt}</th>
                <th scope="col">{text.liftedAt}</th>
              </tr>
            </thead>
            <tbody>
              {holds.map((hold) => (
                <tr key={hold.id}>
                  <th scope="row">
                    <StatusBadge tone={hold.liftedAt === null ? holdTones[hold.kind] : 'neutral'}>
                      {own.holdKinds[hold.kind]}
                    </StatusBadge>
                  </th>
                  <td>{own.holdScopes[hold.scope]}</td>
                  <td>
                    {own.sources[hold.sourceKind]}
                    <div className="small quiet">{own.owners[hold.owner]}</div>
                  </td>
                  <td>{hold.reason}</td>
                  <td>
                    <InstantText instant={hold.placedAt} />
                    <div className="small quiet">{hold.placedBy}</div>
                  </td>
                  <td>
                    {hold.liftedAt === null ? (
                      <ActionButton
                        kind="quiet"
                        permission="subscriptions.enforce"
                        reason={hold.owner === 'provider' ? text.notYours : undefined}
                        onClick={() => setLifting(hold)}
                      >
                        {text.lift}
                      </ActionButton>
                    ) : (
                      <>
                        <InstantText instant={hold.liftedAt} />
                        <div className="small quiet">
                          {hold.liftedBy} · {hold.liftReason}
                        </div>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {placing ? (
        <PlaceDialog
          customerId={customerId}
          {...(subscriptionId === undefined ? {} : { subscriptionId })}
          close={() => setPlacing(false)}
        />
      ) : null}
      {lifting === null ? null : <LiftDialog hold={lifting} close={() => setLifting(null)} />}
    </Section>
  );
}

function PlaceDialog({
  customerId,
  subscriptionId,
  close,
}: Omit<HoldsProps, 'holds'> & { readonly close: () => void }) {
  const { words } = useWords(enforcementWords);
  const { holds: text } = words;
  const own = useWords(subscriptionsWords).words;
  const { required } = useWords(partsWords).words.form;
  const place = useAct('placeHold', { refreshes: refreshedByActions });
  const form = useForm({
    initial: {
      kind: 'non_payment' as string,
      scope: subscriptionId === undefined ? 'customer' : ('subscription' as string),
      reason: '',
    },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ kind, scope, reason }) => {
      await place.act({
        body: {
          customerId,
          scope: scope as Hold['scope'],
          ...(scope === 'subscription' && subscriptionId !== undefined ? { subscriptionId } : {}),
          kind: kind as Hold['kind'],
          reason: reason.trim(),
        },
      });
      toast(text.placed);
      close();
    },
  });
  const scopes = Object.entries(own.holdScopes).filter(
    ([scope]) => scope !== 'subscription' || subscriptionId !== undefined,
  );
  const scope = form.values.scope as Hold['scope'];
  return (
    <Dialog title={text.placeTitle} close={close}>
      <Form form={form} submit={text.placeAct} permission="subscriptions.enforce" danger>
        <SelectField
          {...form.field('kind')}
          label={text.kind}
          choices={Object.entries(own.holdKinds).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          {...form.field('scope')}
          label={text.scope}
          choices={scopes.map(([value, label]) => ({ value, label }))}
        />
        <p>{text.consequence[scope]}</p>
        <TextField
          {...form.field('reason')}
          label={text.reason}
          help={words.reasonHelp}
          multiline
        />
      </Form>
    </Dialog>
  );
}

function LiftDialog({ hold, close }: { readonly hold: Hold; readonly close: () => void }) {
  const { words, say } = useWords(enforcementWords);
  const { holds: text } = words;
  const own = useWords(subscriptionsWords).words;
  const { required } = useWords(partsWords).words.form;
  const lift = useAct('liftHold', { refreshes: refreshedByActions });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      await lift.act({ params: { holdId: hold.id }, body: { reason: reason.trim() } });
      toast(text.liftDone);
      close();
    },
  });
  return (
    <Dialog title={say(text.liftTitle, { kind: own.holdKinds[hold.kind] })} close={close}>
      <Form form={form} submit={text.liftAct} permission="subscriptions.enforce">
        <p>{text.liftText}</p>
        <TextField {...form.field('reason')} label={text.reason} multiline />
      </Form>
    </Dialog>
  );
}
