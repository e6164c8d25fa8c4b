import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { toast } from '../../parts/toast.tsx';
import { useChoosePartner } from '../../shell/PartnerSwitcher.tsx';
import { homeWords } from '../../words/home.ts';
import { useWords } from '../../words/language.tsx';

/** Makes the sample reseller and goes there. */
export function LoadSample() {
  const { words } = useWords(homeWords);
  const load = useAct('loadSample', { refreshes: ['getSession'] });
  const choose = useChoosePartner();
  const start = async () => {
    const { partnerId } = await load.act({});
    toast(words.sampleLoaded);
    await choose(partnerId);
  };
  return (
    <li>
      <Icon name="neutral" />
      <div>
        <h3>{words.sampleTitle}</h3>
        <p className="quiet">{load.busy ? words.sampleLoading : words.sample}</p>
        {load.problem === null ? null : <ErrorState problem={load.problem} />}
      </div>
      <ActionButton
        busy={load.busy}
        // What is refused stays in `problem` and is shown above.
        onClick={() => void start().catch(() => undefined)}
      >
        {words.sampleLoad}
      </ActionButton>
    </li>
  );
}
