import type { Output } from '../api/client.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { useChoosePartner } from './PartnerSwitcher.tsx';
import { useSignOut } from './sign-out.ts';

/** Somebody who is signed in but works for nobody now, or must choose first. */
export function NoPartner({ partners }: { readonly partners: Output<'getSession'>['partners'] }) {
  const { words } = useWords(shellWords);
  const choose = useChoosePartner();
  const signOut = useSignOut();
  const none = partners.length === 0;
  return (
    <EntryFrame title={none ? words.partner.noneTitle : words.partner.chooseTitle}>
      {none ? <p>{words.partner.noneText}</p> : null}
      <div className="stack">
        {partners.map((partner) => (
          <ActionButton key={partner.id} onClick={() => void choose(partner.id)}>
            {partner.name} · {words.clouds[partner.cloud]}
          </ActionButton>
        ))}
        <ActionButton onClick={() => void signOut()}>{words.account.signOut}</ActionButton>
      </div>
    </EntryFrame>
  );
}
