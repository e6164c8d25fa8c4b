export const pay = (tx: { selectFrom(table: string): unknown }) =>
  tx.selectFrom('receivables.invoice');
