import type { Output } from '../../api/client.ts';
import { todayIn } from '../../app/clock.ts';
import { Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { WhyPanel } from '../../parts/WhyPanel.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { signOf } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { useStages, useVersionName } from './stages.ts';

export type Standing = Output<'getStanding'>;
export type Account = Standing['accounts'][number];

/**
 * Where one account stands today, in the server's own sentences, with how its amount is counted.
 */
export function AccountWhy({
  account,
  standing,
}: {
  readonly account: Account;
  readonly standing: Pick<Standing, 'policyVersionId'>;
}) {
  const { words, language, count } = useWords(collectionsWords);
  const { worklist } = words;
  const format = useFormat();
  const stages = useStages(standing.policyVersionId ?? undefined);
  const versionName = useVersionName();
  const { amounts, currency } = account;
  const money = (amount: string) => <MoneyText amount={amount} currency={currency} />;
  const parts = [
    { label: worklist.gross, value: money(amounts.gross), shown: true },
    {
      label: worklist.disputed,
      value: money(`-${amounts.disputed}`),
      shown: signOf(amounts.disputed) !== 0,
    },
    {
      label: worklist.deferred,
      value: money(`-${amounts.deferred}`),
      shown: signOf(amounts.deferred) !== 0,
    },
    {
      label: worklist.credits,
      value: money(`-${amounts.credits}`),
      shown: signOf(amounts.credits) !== 0,
    },
    { label: worklist.net, value: money(amounts.net), shown: true },
    { label: words.overdue, value: money(amounts.overdue), shown: true },
    { label: worklist.tolerance, value: money(amounts.tolerance), shown: true },
    {
      label: worklist.daysPastDue,
      value: count(worklist.daysBoth, account.daysPastDue, {
        business: format.count(account.businessDaysPastDue),
      }),
      shown: account.overdue,
    },
  ].filter((part) => part.shown);
  return (
    <WhyPanel
      verdict={account.stageName[language]}
      tone={stages.tone(account.stage)}
      because={account.reasons.map((reason) => ({ text: reason.text[language] }))}
      blockedBy={account.blockers.map((blocker) => ({ text: blocker.text[language] }))}
      next={account.next === null ? null : { text: account.next.text[language], day: null }}
      policy={{
        label: versionName(standing.policyVersionId),
        ...(standing.policyVersionId === null
          ? {}
          : { to: paths.policyVersion(standing.policyVersionId) }),
      }}
      asOf={todayIn(format.timeZone)}
    >
      <section aria-label={worklist.amounts}>
        <h3>{worklist.amounts}</h3>
        <Facts items={parts} />
      </section>
    </WhyPanel>
  );
}
