import { useState } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { bankWords } from '../../words/bank.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { type BankLine, type Candidate, reasonText, refreshedByLines } from './bank-state.ts';
import { OtherUse } from './OtherUse.tsx';

/** One movement: what the bank says, what it may be for and why, and the decision. */
export function LineDialog({
  line,
  close,
}: {
  readonly line: BankLine;
  readonly close: () => void;
}) {
  const { words, say } = useWords(bankWords);
  const format = useFormat();
  const [asked, ask] = useState<'other' | 'ignore' | 'putBack' | null>(null);
  const { decide } = words;
  const title = say(decide.title, {
    amount: format.money(line.amount, line.currency),
    payer: line.payer === '' ? decide.unnamed : line.payer,
  });
  const isOpen = line.state === 'open';
  return (
    <Dialog title={title} close={close} wide>
      <div className="stack">
        <LineFacts line={line} />
        {isOpen && line.isReversal ? <Reversal line={line} close={close} /> : null}
        {isOpen && !line.isReversal ? <Suggestions line={line} close={close} /> : null}
        {asked === 'other' ? <OtherUse line={line} close={close} /> : null}
        {asked === 'ignore' || asked === 'putBack' ? (
          <ReasonForm line={line} act={asked} close={close} />
        ) : null}
        <div className="row">
          {isOpen && !line.isReversal && asked !== 'other' ? (
            <ActionButton permission="receivables.write" onClick={() => ask('other')}>
              {decide.elsewhere}
            </ActionButton>
          ) : null}
          {isOpen && asked !== 'ignore' ? (
            <ActionButton permission="receivables.write" onClick={() => ask('ignore')}>
              {decide.ignore}
            </ActionButton>
          ) : null}
          {!isOpen && line.reversesId === null && asked !== 'putBack' ? (
            <ActionButton permission="receivables.write" onClick={() => ask('putBack')}>
              {decide.putBack}
            </ActionButton>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

function LineFacts({ line }: { readonly line: BankLine }) {
  const { words } = useWords(bankWords);
  const because =
    line.settledBecause === 'automatic'
      ? words.automatic
      : line.settledBecause === 'person'
        ? words.byPerson
        : line.settledBecause === 'outgoing'
          ? words.outgoing
          : line.settledBecause;
  return (
    <Facts
      items={[
        { label: words.text, value: line.text },
        { label: words.bookedOn, value: <DayText day={line.bookedOn} form="long" /> },
        { label: words.valueOn, value: <DayText day={line.valueOn} form="long" /> },
        { label: words.account, value: line.account },
        { label: words.reference, value: line.bankReference },
        ...(line.settledAt === null
          ? []
          : [
              { label: words.settledAt, value: <InstantText instant={line.settledAt} /> },
              { label: words.settledBy, value: line.settledBy ?? '' },
              { label: words.because, value: because ?? '' },
            ]),
        ...(line.paymentId === null
          ? []
          : [
              {
                label: words.decide.payment,
                value: (
                  <AppLink to={paths.document(line.paymentId)}>{words.decide.toPayment}</AppLink>
                ),
              },
            ]),
      ].filter((each) => each.value !== '')}
    />
  );
}

function Suggestions({ line, close }: { readonly line: BankLine; readonly close: () => void }) {
  const { decide } = useWords(bankWords).words;
  return (
    <section className="stack" aria-label={decide.suggestions}>
      <h3>{decide.suggestions}</h3>
      {line.candidates.length === 0 ? (
        <p className="quiet">{decide.noSuggestion}</p>
      ) : (
        line.candidates.map((candidate, index) => (
          <Suggestion
            key={[candidate.customerId, ...candidate.allocations.map(documentOf)].join(' ')}
            line={line}
            candidate={candidate}
            isFirst={index === 0}
            close={close}
          />
        ))
      )}
    </section>
  );
}

function documentOf({ documentId }: Candidate['allocations'][number]): string {
  return documentId;
}

function Suggestion({
  line,
  candidate,
  isFirst,
  close,
}: {
  readonly line: BankLine;
  readonly candidate: Candidate;
  readonly isFirst: boolean;
  readonly close: () => void;
}) {
  const { words, say } = useWords(bankWords);
  const { decide } = words;
  const format = useFormat();
  const money = (amount: string) => format.money(amount, line.currency);
  const accept = useAct('acceptBankLine', { refreshes: [...refreshedByLines] });
  const [problem, setProblem] = useState<unknown>(null);
  const book = async () => {
    try {
      await accept.act({
        params: { id: line.id },
        body: {
          customerId: candidate.customerId,
          allocations: candidate.allocations.map(({ documentId, amount }) => ({
            documentId,
            amount,
          })),
          fee: candidate.fee,
        },
      });
      toast(decide.booked);
      close();
    } catch (reason) {
      setProblem(reason);
    }
  };
  return (
    <div className="stack">
      <p>
        <strong>
          {candidate.customerName} {candidate.customerNumber}
        </strong>{' '}
        {format.share(candidate.confidence / 10_000)}
      </p>
      <ul>
        {candidate.allocations.length === 0 ? <li>{decide.onAccount}</li> : null}
        {candidate.allocations.map((each) => (
          <li key={each.documentId}>
            {each.number === null || each.open === null
              ? say(decide.invoiceGone, { amount: money(each.amount) })
              : say(decide.invoice, {
                  number: each.number,
                  amount: money(each.amount),
                  open: money(each.open),
                })}
          </li>
        ))}
        {/^[0.]*$/.test(candidate.fee) ? null : (
          <li>{say(decide.fee, { fee: money(candidate.fee) })}</li>
        )}
      </ul>
      <p className="quiet">
        {candidate.reasons.map((each) => reasonText(each, words.reasons)).join(' · ')}
      </p>
      {problem === null ? null : <ErrorState problem={problem} />}
      <div className="row">
        <ActionButton
          kind={isFirst ? 'primary' : 'plain'}
          permission="receivables.write"
          onClick={() => void book()}
        >
          {decide.book}
        </ActionButton>
      </div>
    </div>
  );
}

function Reversal({ line, close }: { readonly line: BankLine; readonly close: () => void }) {
  const { decide } = useWords(bankWords).words;
  const read = useRead('listReversibleLines', { params: { id: line.id } });
  const reverse = useAct('acceptBankReversal', { refreshes: [...refreshedByLines] });
  return (
    <section className="stack" aria-label={decide.reversalLead}>
      <p>{decide.reversalLead}</p>
      <Loaded read={read} skeleton={<TextSkeleton lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{decide.reversalNone}</p>
          ) : (
            <table className="PlainTable">
              <tbody>
                {items.map((each) => (
                  <tr key={each.id}>
                    <td>
                      <DayText day={each.bookedOn} />
                    </td>
                    <td>{each.payer}</td>
                    <td>
                      <MoneyText amount={each.amount} currency={each.currency} />
                    </td>
                    <td>
                      <ActionButton
                        permission="receivables.write"
                        onClick={() =>
                          void reverse
                            .act({ params: { id: line.id }, body: { reversesId: each.id } })
                            .then(() => {
                              toast(decide.reversed);
                              close();
                            })
                        }
                      >
                        {decide.reverse}
                      </ActionButton>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {reverse.problem === undefined ? null : <ErrorState problem={reverse.problem} />}
    </section>
  );
}

function ReasonForm({
  line,
  act,
  close,
}: {
  readonly line: BankLine;
  readonly act: 'ignore' | 'putBack';
  readonly close: () => void;
}) {
  const { decide } = useWords(bankWords).words;
  const { required } = useWords(partsWords).words.form;
  const ignore = useAct('ignoreBankLine', { refreshes: [...refreshedByLines] });
  const putBack = useAct('putBankLineBack', { refreshes: [...refreshedByLines] });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      const input = { params: { id: line.id }, body: { reason: reason.trim() } };
      await (act === 'ignore' ? ignore.act(input) : putBack.act(input));
      toast(act === 'ignore' ? decide.ignored : decide.wasPutBack);
      close();
    },
  });
  return (
    <section className="stack" aria-label={decide[act]}>
      <h3>{act === 'ignore' ? decide.ignoreTitle : decide.putBackTitle}</h3>
      {act === 'putBack' ? <p>{decide.putBackConsequence}</p> : null}
      <Form form={form} submit={decide[act]} permission="receivables.write">
        <TextField {...form.field('reason')} label={decide.reasonLabel} multiline />
      </Form>
    </section>
  );
}
