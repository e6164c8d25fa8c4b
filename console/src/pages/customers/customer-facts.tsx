import { useRead } from '../../api/queries.ts';
import { useMay } from '../../api/session.tsx';
import type { Fact } from '../../parts/Facts.tsx';
import { MoneyList } from '../../parts/MoneyText.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { customersWords } from '../../words/customers.ts';
import { signOf } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { useStages } from '../collections/stages.ts';
import type { Customer } from './customer-values.ts';
import { useTermsText } from './terms-text.ts';

/**
 * The five facts at the head of a customer's page, and the currencies in use; null until they are
 * known.
 */
export function useCustomerFacts(customer: Customer): {
  readonly facts: readonly Fact[];
  readonly currencies: readonly string[] | null;
} {
  const { words } = useWords(customersWords);
  const termsText = useTermsText();
  const money = useMoneyFacts(customer.id);
  const stage = useStageFact(customer.id);
  const facts: readonly Fact[] = [
    ...money.facts,
    ...stage,
    { label: words.terms, value: termsText(customer.paymentTerms) },
    { label: words.risk, value: words.riskClasses[customer.riskClass], note: customer.segment },
  ];
  return { facts, currencies: money.currencies };
}

function useMoneyFacts(customerId: string) {
  const { words, say, count } = useWords(customersWords);
  const format = useFormat();
  const allowed = useMay('receivables.read');
  const read = useRead('getAgeing', { query: { customerId } }, { enabled: allowed });
  if (!allowed) return { facts: [], currencies: [] };
  const accounts = read.data?.currencies ?? [];
  const overdue = accounts.filter((account) => signOf(account.overdue) > 0);
  const credits = accounts.filter((account) => signOf(account.credits) > 0);
  const nothing = read.data === undefined ? '…' : words.facts.nothingOwed;
  const facts: readonly Fact[] = [
    {
      label: words.facts.open,
      value: (
        <MoneyList
          amounts={accounts.map(({ open: amount, currency }) => ({ amount, currency }))}
          empty={nothing}
        />
      ),
      note: credits.map((account) => (
        <div key={account.currency}>
          {say(words.facts.credits, { amount: format.money(account.credits, account.currency) })}
        </div>
      )),
    },
    {
      label: words.facts.overdue,
      value: (
        <span className={overdue.length > 0 ? 'Overdue' : undefined}>
          <MoneyList
            amounts={overdue.map(({ overdue: amount, currency }) => ({ amount, currency }))}
            empty={nothing}
          />
        </span>
      ),
      note:
        overdue.length === 0
          ? undefined
          : count(
              words.facts.invoices,
              overdue.reduce((sum, account) => sum + account.overdueCount, 0),
            ),
    },
  ];
  const known = read.data !== undefined || read.isError;
  return { facts, currencies: known ? accounts.map((account) => account.currency) : null };
}

/** The most severe stage over all currencies. */
function useStageFact(customerId: string): readonly Fact[] {
  const { words, language } = useWords(customersWords);
  const allowed = useMay('collections.read');
  const read = useRead('getStanding', { params: { customerId } }, { enabled: allowed });
  const stages = useStages(read.data?.policyVersionId ?? undefined);
  if (!allowed) return [];
  const worst = read.data?.accounts.toSorted((left, right) => right.rank - left.rank)[0];
  const none = read.data === undefined ? '…' : words.facts.noStage;
  return [
    {
      label: words.facts.stage,
      value:
        worst === undefined ? (
          <span className="quiet">{none}</span>
        ) : (
          <StatusBadge tone={stages.tone(worst.stage)}>{worst.stageName[language]}</StatusBadge>
        ),
    },
  ];
}
