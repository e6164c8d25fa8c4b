import { useAct } from '../../api/queries.ts';
import { useForgetAll } from '../../api/session.tsx';
import { useNavigateTo } from '../../app/navigate.ts';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { homeWords } from '../../words/home.ts';
import { useWords } from '../../words/language.tsx';

/** Says that nothing here is real, and how to be rid of it. */
export function SampleBar() {
  const { words } = useWords(homeWords);
  const remove = useAct('removeSample');
  const forgetAll = useForgetAll();
  const navigateTo = useNavigateTo();
  return (
    <Message tone="information">
      <div className="row">
        <span>{words.sampleHere}</span>
        <ConfirmAction
          label={words.sampleRemove}
          title={words.sampleRemoveTitle}
          kind="danger"
          consequence={<p>{words.sampleRemoveConsequence}</p>}
          act={async () => {
            await remove.act({});
            toast(words.sampleRemoved);
            await forgetAll();
            navigateTo(paths.home());
          }}
        />
      </div>
    </Message>
  );
}
