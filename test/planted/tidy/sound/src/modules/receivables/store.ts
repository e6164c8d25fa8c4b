export const read = (tx: { selectFrom(table: string): unknown }) =>
  tx.selectFrom('receivables.invoice');
