import { Menu } from '@mantine/core';
import { useMay } from '../../api/session.tsx';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { RecordCreditNoteDialog } from '../receivables/RecordCreditNoteDialog.tsx';
import { RecordInvoiceDialog } from '../receivables/RecordInvoiceDialog.tsx';
import { RecordPaymentDialog } from '../receivables/RecordPaymentDialog.tsx';
import type { Customer } from './customer-values.ts';
import { useTermsText } from './terms-text.ts';

/** What one may record for a customer. The open form is in the address. */
export function CustomerActs({
  customer,
  currencies,
}: {
  readonly customer: Customer;
  /** Currencies in use; null until they are known. */
  readonly currencies: readonly string[] | null;
}) {
  const { words } = useWords(customersWords);
  const { acts } = useWords(receivablesWords).words;
  const [search, patch] = useSearchState();
  const termsText = useTermsText();
  const mayWrite = useMay('receivables.write');
  // A form that opens before the currencies are known would begin with the wrong one.
  const act = mayWrite && currencies !== null ? search.get('act') : null;
  const open = (name: string) => patch({ act: name }, 'push');
  const close = () => patch({ act: null });
  const shared = { customerId: customer.id, currencies: currencies ?? [], close };
  return (
    <>
      <ActionButton kind="primary" permission="receivables.write" onClick={() => open('payment')}>
        {acts.payment}
      </ActionButton>
      {mayWrite ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <button type="button" className="ChipButton">
              {words.more}
              <Icon name="down" size={12} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => open('invoice')}>{acts.invoice}</Menu.Item>
            <Menu.Item onClick={() => open('creditNote')}>{acts.creditNote}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {act === 'payment' ? <RecordPaymentDialog {...shared} /> : null}
      {act === 'invoice' ? (
        <RecordInvoiceDialog {...shared} termsText={termsText(customer.paymentTerms)} />
      ) : null}
      {act === 'creditNote' ? <RecordCreditNoteDialog {...shared} /> : null}
    </>
  );
}
