import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aStory, USD, type CollectionsStory } from '../../../test/support/collections-story.ts';
import { TODAY } from '../../../test/support/consequences.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { formatDay } from '../../kernel/days.ts';
import { openDebits, openCredits } from '../receivables/index.ts';
import { importStatement, type StatementImport } from './commands-import.ts';
import { acceptLine, acceptReversal, ignoreLine, putBack } from './commands-match.ts';
import { bankInvariants } from './invariants.ts';
import * as store from './store.ts';

let db: TestDatabase;
let story: CollectionsStory;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  story = await aStory(db);
});

const DAY = formatDay(TODAY);
const HEADER = 'booked_on,amount,currency,payer,text,reference,account';

function csv(...rows: readonly string[]): Buffer {
  return Buffer.from([HEADER, ...rows, ''].join('\n'));
}

function read(bytes: Buffer, overrides: Partial<StatementImport> = {}) {
  return story.at(TODAY, (context) =>
    importStatement(context, {
      format: 'csv',
      fileName: 'today.csv',
      bytes,
      badRows: 'stop',
      dryRun: false,
      ...overrides,
    }),
  );
}

const lines = (state: 'open' | 'matched' | 'ignored' | null = null) =>
  story.at(TODAY, (context) =>
    store.pageOfLines(context, { state, text: null, after: null, limit: 100 }),
  );

const openOf = (customerId: string) =>
  story.at(TODAY, async (context) =>
    (await openDebits(context, customerId)).map((each) => each.amountOpen),
  );

async function violations(): Promise<string[]> {
  return story.at(TODAY, async (context) => {
    const found = await Promise.all(bankInvariants.map((each) => each.check(context)));
    return found.flat();
  });
}

describe('a bank statement', () => {
  it('books what is certain, once, however often it is read and in however many files', async () => {
    const debtor = await story.aDebtor('1');
    const row = `${DAY},1000.00,USD,Customer 1,INV-1,B1,X`;
    const result = await read(csv(row, `${DAY},-5.00,USD,Bank,Fees,B2,X`));
    expect(result).toMatchObject({ state: 'applied', created: 2, matched: 1, outgoing: 1 });
    expect(await openOf(debtor)).toEqual([]);
    expect(await read(csv(row))).toMatchObject({ created: 0, unchanged: 1, matched: 0 });
    const more = await read(csv(row, `${DAY},1.00,USD,Nobody,,B3,X`));
    expect(more).toMatchObject({ created: 1, unchanged: 1, matched: 0, unmatched: 1 });
    const payments = await story.rows(
      `select 1 from receivables.document where partner_id = $1 and kind = 'payment'`,
    );
    expect(payments).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });

  it('books one invoice once, although two movements of one file look like it', async () => {
    const debtor = await story.aDebtor('1');
    const result = await read(
      csv(`${DAY},1000.00,USD,Customer 1,INV-1,,X`, `${DAY},1000.00,USD,Customer 1,INV-1,,X`),
    );
    expect(result).toMatchObject({ created: 2, matched: 1 });
    expect(await openOf(debtor)).toEqual([]);
    expect(await story.at(TODAY, (context) => openCredits(context, debtor, USD))).toBe(0n);
  });

  it('with a bad row keeps nothing, or everything else, as asked; a dry run keeps nothing', async () => {
    const debtor = await story.aDebtor('1');
    const file = csv(`${DAY},1000.00,USD,Customer 1,INV-1,B1,X`, `soon,1.00,USD,A,,B2,X`);
    expect(await read(file)).toMatchObject({ state: 'stopped', created: 0, matched: 0 });
    expect(await lines()).toEqual([]);
    const skip = { badRows: 'skip' as const };
    expect(await read(file, { ...skip, dryRun: true })).toMatchObject({
      state: 'checked',
      created: 1,
      matched: 1,
    });
    expect(await openOf(debtor)).toEqual([100_000n]);
    const kept = await read(file, skip);
    expect(kept).toMatchObject({ state: 'applied', created: 1, matched: 1 });
    expect(kept.problems).toEqual([
      { place: 3, code: 'bank_day_invalid', values: { value: 'soon' } },
    ]);
  });
});

describe('the queue', () => {
  it('takes what a person says, learns the payer, and puts it back', async () => {
    const debtor = await story.aDebtor('1');
    await read(csv(`${DAY},400.00,USD,Trustee Four,,B1,X`));
    const [line] = await lines('open');
    const [invoice] = await story.at(TODAY, (context) => openDebits(context, debtor));
    const use = (amount: bigint) => ({
      customerId: debtor,
      allocations: [{ documentId: invoice!.id, amount }],
      fee: 0n,
    });
    await expect(
      story.at(TODAY, (context) => acceptLine(context, line!.id, use(40_001n))),
    ).rejects.toMatchObject({ code: 'bank_line_exceeds_amount' });
    await story.at(TODAY, (context) => acceptLine(context, line!.id, use(40_000n)));
    expect(await openOf(debtor)).toEqual([60_000n]);
    await expect(
      story.at(TODAY, (context) => acceptLine(context, line!.id, use(1n))),
    ).rejects.toMatchObject({ code: 'bank_line_not_open' });

    // The name is known now: the rest of the debt is booked without a person.
    expect(await read(csv(`${DAY},600.00,USD,TRUSTEE FOUR,,B2,X`))).toMatchObject({ matched: 1 });
    expect(await openOf(debtor)).toEqual([]);

    await story.at(TODAY, (context) => putBack(context, line!.id, 'Was for somebody else'));
    expect(await openOf(debtor)).toContain(40_000n);
    await story.at(TODAY, (context) => ignoreLine(context, line!.id, 'Not a customer'));
    expect((await lines('ignored')).map((each) => each.id)).toEqual([line!.id]);
    expect(await violations()).toEqual([]);
  });

  it('opens again what a payment settled that the bank took back, once', async () => {
    const debtor = await story.aDebtor('1');
    await read(csv(`${DAY},1000.00,USD,Customer 1,INV-1,B1,X`));
    expect(await openOf(debtor)).toEqual([]);
    const camt = `<Document><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>X</Id></Othr></Id></Acct>
<Ntry><Amt Ccy="USD">1000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts>
<BookgDt><Dt>${DAY}</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>`;
    await read(Buffer.from(camt), { format: 'camt.053' });
    const [returned] = await lines('open');
    const [paid] = await lines('matched');
    const takeBack = () =>
      story.at(TODAY, (context) => acceptReversal(context, returned!.id, paid!.id));
    await takeBack();
    expect(await openOf(debtor)).toEqual([100_000n]);
    await expect(takeBack()).rejects.toMatchObject({ code: 'bank_line_not_open' });
    expect(await violations()).toEqual([]);
  });
});

describe('a payment by bank', () => {
  it('less the fee of the bank settles the invoice with a credit note', async () => {
    const debtor = await story.aDebtor('1');
    await read(csv(`${DAY},560.00,USD,Nobody,,B1,X`));
    const [line] = await lines('open');
    const [invoice] = await story.at(TODAY, (context) => openDebits(context, debtor));
    await story.at(TODAY, (context) =>
      acceptLine(context, line!.id, {
        customerId: debtor,
        allocations: [{ documentId: invoice!.id, amount: 56_000n }],
        fee: 44_000n,
      }),
    );
    expect(await openOf(debtor)).toEqual([]);
    const kinds = await story.rows<{ kind: string; amount: string }>(
      `select kind, amount from receivables.document where partner_id = $1 order by recorded_at, kind`,
    );
    expect(kinds.map((each) => [each.kind, each.amount])).toEqual([
      ['invoice', '100000'],
      ['credit_note', '44000'],
      ['payment', '56000'],
    ]);
  });
});
