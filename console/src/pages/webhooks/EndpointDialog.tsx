import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { ChoicesField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { webhooksWords } from '../../words/webhooks.ts';
import { SecretShown } from './SecretDialogs.tsx';
import type { Endpoint } from './WebhooksPage.tsx';

const refreshes = ['listWebhookEndpoints'] as const;

/** Adds an endpoint, whose secret is shown once, or changes one. */
export function EndpointDialog({
  endpoint,
  kinds,
  close,
}: {
  /** Null for a new one. */
  readonly endpoint: Endpoint | null;
  readonly kinds: readonly string[];
  readonly close: () => void;
}) {
  const { words } = useWords(webhooksWords);
  const create = useAct('createWebhookEndpoint', { refreshes });
  const change = useAct('changeWebhookEndpoint', { refreshes });
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm({
    initial: {
      url: endpoint?.url ?? '',
      description: endpoint?.description ?? '',
      kinds: (endpoint?.kinds ?? []) as readonly string[],
    },
    check: ({ url }) => ({ url: url.trim() === '' ? words.required : undefined }),
    act: async ({ url, description, kinds: chosen }) => {
      const input = { url: url.trim(), description: description.trim(), kinds: [...chosen] };
      if (endpoint === null) {
        setSecret((await create.act({ body: input })).secret);
        return;
      }
      const state = endpoint.state === 'active' ? 'active' : 'paused';
      await change.act({ params: { endpointId: endpoint.id }, body: { ...input, state } });
      toast(words.saved);
      close();
    },
  });
  if (secret !== null) return <SecretShown secret={secret} close={close} />;
  return (
    <Dialog title={endpoint === null ? words.add : words.edit} close={close}>
      <Form
        form={form}
        submit={endpoint === null ? words.add : words.edit}
        permission="api_keys.write"
      >
        <TextField {...form.field('url')} label={words.url} help={words.urlHelp} type="url" />
        <TextField {...form.field('description')} label={words.description} required={false} />
        <ChoicesField
          {...form.field('kinds')}
          label={words.kinds}
          help={words.kindsHelp}
          required={false}
          choices={kinds.map((value) => ({ value, label: value }))}
        />
      </Form>
    </Dialog>
  );
}
