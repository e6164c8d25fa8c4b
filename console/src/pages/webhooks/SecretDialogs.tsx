import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { CopyText } from '../../parts/CopyText.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { webhooksWords } from '../../words/webhooks.ts';

const refreshes = ['listWebhookEndpoints'] as const;

/** A secret that is shown once. */
export function SecretShown({
  secret,
  close,
}: {
  readonly secret: string;
  readonly close: () => void;
}) {
  const { words } = useWords(webhooksWords);
  return (
    <Dialog title={words.secretTitle} close={close}>
      <div className="stack">
        <Message tone="warning">{words.secretText}</Message>
        <CopyText text={secret} label={words.secret} />
        <div className="row ConfirmAction-buttons">
          <ActionButton kind="primary" onClick={close}>
            {words.done}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  );
}

interface DialogOf {
  readonly endpointId: string;
  readonly close: () => void;
}

/** Makes a new secret, after saying what becomes of the old one. */
export function RotateDialog({ endpointId, close }: DialogOf) {
  const { words } = useWords(webhooksWords);
  const rotate = useAct('rotateWebhookSecret', { refreshes });
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm({
    initial: {},
    act: async () => setSecret((await rotate.act({ params: { endpointId } })).secret),
  });
  if (secret !== null) return <SecretShown secret={secret} close={close} />;
  return (
    <Dialog title={words.rotateTitle} close={close}>
      <p>{words.rotateText}</p>
      <Form form={form} submit={words.rotate} permission="api_keys.write">
        {null}
      </Form>
    </Dialog>
  );
}

export function RemoveDialog({ endpointId, close }: DialogOf) {
  const { words } = useWords(webhooksWords);
  const remove = useAct('removeWebhookEndpoint', { refreshes });
  const form = useForm({
    initial: {},
    act: async () => {
      await remove.act({ params: { endpointId } });
      toast(words.saved);
      close();
    },
  });
  return (
    <Dialog title={words.removeTitle} close={close}>
      <p>{words.removeText}</p>
      <Form form={form} submit={words.remove} permission="api_keys.write" danger>
        {null}
      </Form>
    </Dialog>
  );
}
