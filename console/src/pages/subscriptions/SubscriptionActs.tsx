import { Menu } from '@mantine/core';
import { useMay } from '../../api/session.tsx';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { enforcementWords } from '../../words/enforcement.ts';
import { useWords } from '../../words/language.tsx';
import { ActDialog } from './ActDialog.tsx';
import type { ActionKind } from './action-values.ts';
import { isAlive } from './states.ts';
import type { SubscriptionRow } from './subscription-rows.ts';

const kinds: readonly ActionKind[] = [
  'suspend',
  'reactivate',
  'cancel',
  'set_quantity',
  'set_auto_renew',
  'schedule_change',
  'rename',
];

/** What one may ask of a subscription; the open question is in the address. */
export function SubscriptionActs({ subscription }: { readonly subscription: SubscriptionRow }) {
  const { acts } = useWords(enforcementWords).words;
  const [search, patch] = useSearchState();
  const may = useMay('subscriptions.enforce');
  const open = (kind: ActionKind) => patch({ act: kind }, 'push');
  const close = () => patch({ act: null });
  const act = kinds.find((kind) => kind === search.get('act'));
  if (!isAlive(subscription.status)) return null;
  const first: ActionKind = subscription.status === 'suspended' ? 'reactivate' : 'suspend';
  return (
    <>
      <ActionButton
        kind={first === 'suspend' ? 'danger' : 'primary'}
        permission="subscriptions.enforce"
        onClick={() => open(first)}
      >
        {acts[first]}
      </ActionButton>
      {may ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <button type="button" className="ChipButton">
              {acts.menu}
              <Icon name="down" size={12} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds
              .filter((kind) => kind !== first)
              .map((kind) => (
                <Menu.Item key={kind} onClick={() => open(kind)}>
                  {acts[kind]}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {act === undefined ? null : (
        <ActDialog key={act} kind={act} subscription={subscription} close={close} />
      )}
    </>
  );
}
