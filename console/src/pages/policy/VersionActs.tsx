import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { useNavigateTo } from '../../app/navigate.ts';
import { todayIn } from '../../app/clock.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyVersion } from './content.ts';
import { useVersionTitle } from './version.ts';

/**
 * What one may do with a version: look at its effect, edit, publish, retire, start a draft from it.
 */
export function VersionActs({ version }: { readonly version: PolicyVersion }) {
  const { words } = useWords(policyWords);
  const format = useFormat();
  const navigateTo = useNavigateTo();
  const preview = paths.preview({ asOf: todayIn(format.timeZone), version: version.id });
  return (
    <>
      <AppLink to={paths.policyComparison({ to: version.id })}>{words.compare}</AppLink>
      {version.problems.length > 0 ? null : <AppLink to={preview}>{words.preview}</AppLink>}
      {version.state === 'draft' ? (
        <>
          <ActionButton
            permission="collections.policy.edit"
            onClick={() => navigateTo(paths.policyDraft(version.id))}
          >
            {words.edit}
          </ActionButton>
          <Publish version={version} />
        </>
      ) : (
        <NewDraft version={version} />
      )}
      {version.state === 'published' ? <Retire version={version} /> : null}
    </>
  );
}

function NewDraft({ version }: { readonly version: PolicyVersion }) {
  const { words } = useWords(policyWords);
  const navigateTo = useNavigateTo();
  const draft = useAct('createPolicyDraft', { refreshes: ['listPolicyVersions'] });
  const create = async () => {
    const made = await draft.act({
      params: { policyId: version.policyId },
      body: { fromVersionId: version.id },
    });
    toast(words.drafted);
    navigateTo(paths.policyDraft(made.id));
  };
  return (
    <>
      <ActionButton
        permission="collections.policy.edit"
        busy={draft.busy}
        // What is refused stays in `problem` and is shown beside the button.
        onClick={() => void create().catch(() => undefined)}
      >
        {words.newDraft}
      </ActionButton>
      {draft.problem === null ? null : <ErrorState problem={draft.problem} />}
    </>
  );
}

function Publish({ version }: { readonly version: PolicyVersion }) {
  const { words, say, count } = useWords(policyWords);
  const title = useVersionTitle();
  const format = useFormat();
  const versions = useRead('listPolicyVersions', {});
  const former = versions.data?.items.find((each) => each.state === 'published');
  const publish = useAct('publishPolicy', {
    refreshes: ['listPolicyVersions', 'getPolicyVersion', 'getStanding'],
  });
  const preview = paths.preview({ asOf: todayIn(format.timeZone), version: version.id });
  const { person } = useSession();
  const isOwn = version.changedBy.some((each) => each.id === person.id);
  const [because, setBecause] = useState('');
  return (
    <ConfirmAction
      label={say(words.publishNow, { version: title(version) })}
      title={say(words.publishTitle, { version: title(version) })}
      opener="primary"
      permission="collections.policy.publish"
      reason={
        version.problems.length === 0
          ? undefined
          : count(words.problemsTitle, version.problems.length)
      }
      consequence={
        <>
          <p>{words.publishConsequence}</p>
          <p>
            {former === undefined
              ? words.publishFirst
              : say(words.publishReplaces, { version: title(former) })}
          </p>
          <p>
            <AppLink to={preview}>{words.publishEffect}</AppLink>
          </p>
          {isOwn ? (
            <Textarea
              label={words.publishAlone}
              description={words.publishAloneHelp}
              value={because}
              onChange={(event) => setBecause(event.currentTarget.value)}
            />
          ) : null}
        </>
      }
      act={async () => {
        await publish.act({
          params: { versionId: version.id },
          body: {
            revision: version.revision,
            ...(because.trim() === '' ? {} : { aloneBecause: because.trim() }),
          },
        });
        toast(words.published);
      }}
    />
  );
}

function Retire({ version }: { readonly version: PolicyVersion }) {
  const { words, say } = useWords(policyWords);
  const title = useVersionTitle();
  const retire = useAct('retirePolicy', {
    refreshes: ['listPolicyVersions', 'getPolicyVersion', 'getStanding'],
  });
  return (
    <ConfirmAction
      label={words.retire}
      title={say(words.retireTitle, { version: title(version) })}
      kind="danger"
      permission="collections.policy.publish"
      consequence={<p>{words.retireConsequence}</p>}
      typed={version.policyName}
      act={async () => {
        await retire.act({ params: { versionId: version.id } });
        toast(words.retired);
      }}
    />
  );
}
