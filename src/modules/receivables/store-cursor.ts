import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';

/** Rows that pass through the program at a time. */
const PAGE_ROWS = 2_000;

/** Reads a cursor of the transaction to its end, page by page, and closes it. */
export async function* fetchAll<Row>(context: Context, cursor: string): AsyncGenerator<Row[]> {
  for (;;) {
    const fetched = sql.raw<Row>(`fetch forward ${PAGE_ROWS} from ${cursor}`);
    const { rows } = await fetched.execute(context.tx);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql.raw(`close ${cursor}`).execute(context.tx);
}
