import { compileRules, judge } from '../src/modules/screening/decide-rules.ts';
import { starterRules } from '../src/modules/screening/decide-starter.ts';
import { randomFacts } from '../src/modules/screening/fixtures.ts';
import { randomOf } from '../src/modules/bank/fixtures.ts';

// How many orders a second one thread judges with twenty rules:
//   node bench/screening-rules.ts [seconds]

const [seconds = 3] = process.argv.slice(2).map((text) => Number.parseInt(text, 10));
const random = randomOf(1);
const orders = Array.from({ length: 1_000 }, () => randomFacts(random));
const twenty = [
  ...starterRules,
  ...starterRules.map((rule) => ({ ...rule, key: `${rule.key}_2` })),
];
const rules = compileRules(twenty);
const lists = new Map([['disposable_domains', new Set(['mail.example'])]]);
const nothing = new Set<string>();

const verdicts = { allow: 0, review: 0, block: 0 };
let judged = 0;
const startedAt = performance.now();
while (performance.now() - startedAt < seconds * 1_000) {
  for (const facts of orders) verdicts[judge(rules, facts, lists, nothing).verdict] += 1;
  judged += orders.length;
}
const tookMs = performance.now() - startedAt;
process.stdout.write(
  `${twenty.length} rules: ${Math.round(judged / (tookMs / 1_000))} decisions/s\n`,
);
process.stdout.write(`${JSON.stringify(verdicts)}\n`);
