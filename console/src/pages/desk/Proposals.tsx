import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { toast } from '../../parts/toast.tsx';
import { deskWords } from '../../words/desk.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import type { MatterDetail } from './MatterPanel.tsx';

/** Why one person was not enough, in words. */
export function useReasons(): (because: readonly string[]) => string {
  const { words } = useWords(deskWords);
  const format = useFormat();
  const known: Readonly<Record<string, string>> = words.reasons;
  return (because) => format.list(because.map((each) => known[each] ?? each));
}

/** What waits for the second person. */
export function Proposals({ detail }: { readonly detail: MatterDetail }) {
  const { words, say } = useWords(deskWords);
  const reasons = useReasons();
  const decide = useAct('decideProposal', { refreshes: ['getMatter', 'listMatters'] });
  const answer = (proposalId: string, said: 'approved' | 'declined') => async () => {
    await decide.act({ params: { proposalId }, body: { answer: said } });
    toast(words.settled);
  };
  return detail.proposals
    .filter((each) => each.state === 'waiting')
    .map((each) => {
      const what = each.measure === null ? words.confirmAgainst : words.kinds[each.measure];
      return (
        <section key={each.id} className="stack" aria-label={say(words.waiting, { what })}>
          <strong>{say(words.waiting, { what })}</strong>
          <p>
            {say(words.secondPerson, { reasons: reasons(each.because) })}
            <span className="small quiet">
              {' '}
              {each.askedBy} · <InstantText instant={each.askedAt} />
            </span>
          </p>
          <div className="row">
            <ConfirmAction
              label={words.agree}
              title={say(words.waiting, { what })}
              kind="danger"
              permission="desk.approve"
              consequence={say(words.secondPerson, { reasons: reasons(each.because) })}
              act={answer(each.id, 'approved')}
            />
            <ActionButton
              permission="desk.approve"
              onClick={() => void answer(each.id, 'declined')()}
            >
              {words.decline}
            </ActionButton>
          </div>
        </section>
      );
    });
}
