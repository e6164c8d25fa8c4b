import { Menu } from '@mantine/core';
import { useAct } from '../api/queries.ts';
import { useForgetAll, useSession } from '../api/session.tsx';
import { useNavigateTo } from '../app/navigate.ts';
import { Icon } from '../parts/Icon.tsx';
import { toast } from '../parts/toast.tsx';
import { paths } from '../paths.ts';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell.ts';

/** Turns the session to another partner and forgets what was read for the last one. */
export function useChoosePartner() {
  const choose = useAct('choosePartner');
  const forgetAll = useForgetAll();
  const navigateTo = useNavigateTo();
  return async (partnerId: string) => {
    try {
      await choose.act({ body: { partnerId } });
      await forgetAll();
      navigateTo(paths.home());
    } catch (problem) {
      toast(problem instanceof Error ? problem.message : String(problem), { tone: 'danger' });
    }
  };
}

/** The block in the colour of the cloud that says for whom one acts; opens the others. */
export function PartnerSwitcher() {
  const { words, say } = useWords(shellWords);
  const { partner, partners } = useSession();
  const choose = useChoosePartner();
  const block = (
    <>
      <span className="PartnerSwitcher-name">{partner.name}</span>
      <span className="PartnerSwitcher-cloud">
        {words.clouds[partner.cloud]}
        {partner.isSample ? ` · ${words.partner.sample}` : ''}
      </span>
    </>
  );
  if (partners.length < 2) return <div className="PartnerSwitcher">{block}</div>;
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <button type="button" className="PartnerSwitcher">
          <span className="unseen">{words.partner.switch}: </span>
          {block}
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.partner.switch}</Menu.Label>
        {partners.map((each) => (
          <Menu.Item
            key={each.id}
            leftSection={<span className="PartnerSwitcher-dot" data-cloud-dot={each.cloud} />}
            disabled={each.id === partner.id}
            onClick={() => void choose(each.id)}
          >
            {each.id === partner.id ? say(words.partner.current, { name: each.name }) : each.name}
            <div className="small quiet">{words.clouds[each.cloud]}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
