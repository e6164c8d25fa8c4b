import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { CopyText } from '../../parts/CopyText.tsx';
import { PasswordField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { QrCode } from '../../parts/QrCode.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { peopleWords } from '../../words/people.ts';

/** Adds an authenticator app: the password, then the code to scan, then a first code as proof. */
export function AddTotp() {
  const [begun, setBegun] = useState<Output<'beginTotp'> | null>(null);
  return begun === null ? (
    <BeginForm onBegun={setBegun} />
  ) : (
    <ConfirmForm begun={begun} onDone={() => setBegun(null)} />
  );
}

function BeginForm({ onBegun }: { readonly onBegun: (begun: Output<'beginTotp'>) => void }) {
  const { security } = useWords(peopleWords).words;
  const required = useWords(partsWords).words.form.required;
  const begin = useAct('beginTotp');
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password === '' ? required : undefined }),
    act: async (body) => onBegun(await begin.act({ body })),
  });
  return (
    <Form form={form} submit={security.totpBegin}>
      <PasswordField
        {...form.field('password')}
        label={security.currentPassword}
        help={security.totpBeginHelp}
        autoComplete="current-password"
      />
    </Form>
  );
}

function ConfirmForm({
  begun,
  onDone,
}: {
  readonly begun: Output<'beginTotp'>;
  readonly onDone: () => void;
}) {
  const { security } = useWords(peopleWords).words;
  const required = useWords(partsWords).words.form.required;
  const confirm = useAct('confirmTotp', { refreshes: ['getSession', 'listUsers'] });
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => ({ code: code.trim() === '' ? required : undefined }),
    act: async ({ code }) => {
      await confirm.act({ body: { code: code.trim() } });
      toast(security.totpActivated);
      onDone();
    },
  });
  return (
    <div className="stack">
      <p>{security.totpScan}</p>
      <QrCode text={begun.uri} label={security.totpCodeImage} />
      <div className="Form">
        <CopyText label={security.totpKey} text={begun.secret} />
      </div>
      <Form form={form} submit={security.totpConfirm}>
        <TextField
          {...form.field('code')}
          label={security.totpCode}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
      </Form>
    </div>
  );
}

export function RemoveTotp() {
  const { security } = useWords(peopleWords).words;
  const required = useWords(partsWords).words.form.required;
  const remove = useAct('removeTotp', { refreshes: ['getSession', 'listUsers'] });
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password === '' ? required : undefined }),
    act: async (body) => {
      await remove.act({ body });
      toast(security.totpRemoved);
    },
  });
  return (
    <Form form={form} submit={security.totpRemove} danger>
      <PasswordField
        {...form.field('password')}
        label={security.currentPassword}
        autoComplete="current-password"
      />
    </Form>
  );
}
