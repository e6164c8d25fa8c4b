import { useRead } from '../../api/queries.ts';
import { useMay } from '../../api/session.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { paths } from '../../paths.ts';

/** Names of customers change seldom. */
const nameFreshMs = 300_000;

/** The name of a customer of whom only the id is known, as a link to its page. */
export function CustomerName({ customerId }: { readonly customerId: string }) {
  const may = useMay('customers.read');
  const read = useRead(
    'getCustomer',
    { params: { customerId } },
    { enabled: may, freshMs: nameFreshMs },
  );
  return <AppLink to={paths.customer(customerId)}>{read.data?.customer.name ?? '…'}</AppLink>;
}
