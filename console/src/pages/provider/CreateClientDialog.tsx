import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useMay } from '../../api/session.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { CopyText } from '../../parts/CopyText.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ChoicesField, SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { peopleWords } from '../../words/people.ts';
import { providerWords } from '../../words/provider.ts';

/** Makes a client and shows its secret, once. */
export function CreateClientDialog({ close }: { readonly close: () => void }) {
  const { clients } = useWords(providerWords).words;
  const [made, setMade] = useState<Output<'createApiClient'> | null>(null);
  if (made !== null) {
    return (
      <Dialog title={clients.secretTitle} close={close} wide>
        <div className="stack">
          <Message tone="warning">{clients.secretText}</Message>
          <Copied label={clients.tenantId} text={made.tenantId} />
          <Copied label={clients.clientId} text={made.client.clientId} />
          <Copied label={clients.secret} text={made.clientSecret} />
          {made.refreshToken === null ? null : (
            <Copied label={clients.refreshToken} text={made.refreshToken} />
          )}
          <div className="row ConfirmAction-buttons">
            <ActionButton kind="primary" onClick={close}>
              {clients.copied}
            </ActionButton>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={clients.create} close={close}>
      <CreateForm done={setMade} />
    </Dialog>
  );
}

function Copied({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <div className="small quiet" aria-hidden="true">
        {label}
      </div>
      <CopyText text={text} label={label} />
    </div>
  );
}

function CreateForm({ done }: { readonly done: (made: Output<'createApiClient'>) => void }) {
  const { clients } = useWords(providerWords).words;
  const { scopes: scopeWords } = useWords(peopleWords).words;
  const { required } = useWords(partsWords).words.form;
  const mayReadUsers = useMay('users.read');
  const users = useRead('listUsers', {}, { enabled: mayReadUsers });
  const possible = useRead('listApiClients', {}).data?.possibleScopes ?? [];
  const create = useAct('createApiClient', { refreshes: ['listApiClients'] });
  const form = useForm({
    initial: { name: '', kind: 'app', user: '', scopes: null as readonly string[] | null },
    check: ({ name, kind, user }) => ({
      name: name.trim() === '' ? required : undefined,
      user: kind === 'appUser' && user === '' ? clients.chooseUser : undefined,
    }),
    act: async ({ name, kind, user, scopes }) => {
      done(
        await create.act({
          body: {
            name: name.trim(),
            ...(scopes === null ? {} : { scopes: [...scopes] }),
            ...(kind === 'appUser' ? { userEmail: user } : {}),
          },
        }),
      );
    },
  });
  const scopesField = form.field('scopes');
  return (
    <Form form={form} submit={clients.createSubmit} permission="api_clients.write">
      <TextField {...form.field('name')} label={clients.name} help={clients.nameHelp} />
      <SelectField
        {...form.field('kind')}
        label={clients.kind}
        help={clients.userHelp}
        choices={Object.entries(clients.kinds).map(([value, label]) => ({ value, label }))}
      />
      {form.values.kind === 'appUser' ? (
        <SelectField
          {...form.field('user')}
          label={clients.user}
          choices={(users.data?.items ?? []).map((user) => ({
            value: user.email,
            label: `${user.name} (${user.email})`,
          }))}
        />
      ) : null}
      <ChoicesField
        {...scopesField}
        value={scopesField.value ?? possible}
        label={clients.scopes}
        choices={possible.map((scope) => ({ value: scope, label: wordFor(scopeWords, scope) }))}
      />
    </Form>
  );
}
