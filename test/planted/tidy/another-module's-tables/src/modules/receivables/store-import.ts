export const read = `
  select invoice.id from receivables.invoice invoice
  join customers.customer customer using (customer_id)`;

export const write = (tx: { insertInto(table: string): unknown }) =>
  tx.insertInto('platform.event');
