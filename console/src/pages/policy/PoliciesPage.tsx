import { useState } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TableSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { policyWords } from '../../words/policy.ts';
import { VersionsTable } from './VersionsTable.tsx';
import { CollectionsLine } from '../collections/CollectionsLine.tsx';

/** Every version of every policy, and which one is in force. */
export function PoliciesPage() {
  const { words } = useWords(policyWords);
  const read = useRead('listPolicyVersions', {});
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <AppLink to={paths.policyComparison()}>{words.compare}</AppLink>
          <ActionButton
            permission="collections.policy.edit"
            icon={<Icon name="plus" size={14} />}
            onClick={() => setCreating(true)}
          >
            {words.newPolicy}
          </ActionButton>
        </>
      }
    >
      <CollectionsLine />
      <Loaded read={read} skeleton={<TableSkeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
          ) : (
            <VersionsTable versions={items} />
          )
        }
      </Loaded>
      {creating ? <NewPolicyDialog close={() => setCreating(false)} /> : null}
    </Page>
  );
}

function NewPolicyDialog({ close }: { readonly close: () => void }) {
  const { words } = useWords(policyWords);
  const required = useWords(partsWords).words.form.required;
  const navigateTo = useNavigateTo();
  const create = useAct('createPolicy', { refreshes: ['listPolicyVersions'] });
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: name.trim() === '' ? required : undefined }),
    act: async ({ name }) => {
      const made = await create.act({ body: { name: name.trim() } });
      toast(words.drafted);
      close();
      navigateTo(paths.policyVersion(made.id));
    },
  });
  return (
    <Dialog title={words.newPolicy} close={close}>
      <Form form={form} submit={words.create} permission="collections.policy.edit">
        <p>{words.newPolicyText}</p>
        <TextField {...form.field('name')} label={words.newPolicyName} autoComplete="off" />
      </Form>
    </Dialog>
  );
}
