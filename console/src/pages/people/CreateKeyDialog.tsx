import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import type { Permission } from '../../api/session.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { CopyText } from '../../parts/CopyText.tsx';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ChoicesField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { peopleWords } from '../../words/people.ts';

/** A right without a word here does not compile, so that a new one cannot be forgotten. */
type Scope = Exclude<Permission, 'users.write' | 'api_keys.write' | 'api_clients.write'>;

/** Makes a key and shows its secret, once. */
export function CreateKeyDialog({ close }: { readonly close: () => void }) {
  const { words } = useWords(peopleWords);
  const form = useWords(partsWords).words.form;
  const { apiKeys } = words;
  const scopes: Readonly<Record<Scope, string>> = words.scopes;
  const create = useAct('createApiKey', { refreshes: ['listApiKeys'] });
  const [secret, setSecret] = useState<string | null>(null);
  const state = useForm({
    initial: { name: '', scopes: [] as readonly string[], expiresAt: '' },
    check: ({ name, scopes: chosen, expiresAt }) => ({
      name: name.trim() === '' ? form.required : undefined,
      scopes: chosen.length === 0 ? apiKeys.chooseScope : undefined,
      expiresAt: expiresAt !== '' && !isDay(expiresAt) ? form.badDay : undefined,
    }),
    act: async ({ name, scopes: chosen, expiresAt }) => {
      const end = expiresAt === '' ? {} : { expiresAt: `${expiresAt}T23:59:59.999Z` };
      const made = await create.act({ body: { name: name.trim(), scopes: [...chosen], ...end } });
      setSecret(made.secret);
    },
  });

  if (secret !== null) {
    return (
      <Dialog title={apiKeys.secretTitle} close={close}>
        <div className="stack">
          <Message tone="warning">{apiKeys.secretText}</Message>
          <CopyText text={secret} label={apiKeys.secret} />
          <div className="row ConfirmAction-buttons">
            <ActionButton kind="primary" onClick={close}>
              {apiKeys.done}
            </ActionButton>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={apiKeys.create} close={close}>
      <Form form={state} submit={apiKeys.createSubmit} permission="api_keys.write">
        <TextField {...state.field('name')} label={words.name} help={apiKeys.nameHelp} />
        <ChoicesField
          {...state.field('scopes')}
          label={apiKeys.scopes}
          choices={Object.entries(scopes).map(([value, label]) => ({ value, label }))}
        />
        <DayField
          {...state.field('expiresAt')}
          label={apiKeys.expires}
          help={apiKeys.expiresHelp}
          required={false}
        />
      </Form>
    </Dialog>
  );
}
