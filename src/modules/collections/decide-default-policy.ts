import type { Gate, PolicyContent, PolicyStage } from './types-policy.ts';

const NO_GATE: Gate = { deliveredNotice: null, task: null, approval: false };
const EVERYBODY = { segments: [], riskClasses: [] } as const;

function stage(
  parts: Pick<PolicyStage, 'key' | 'names' | 'trigger'> & Partial<PolicyStage>,
): PolicyStage {
  return {
    appliesTo: EVERYBODY,
    tolerance: {},
    notice: null,
    consequences: [],
    gate: NO_GATE,
    ...parts,
  };
}

function pastDue(days: number, unit: 'business' | 'calendar' = 'business') {
  return { kind: 'past_due', days, unit } as const;
}

/**
 * The policy a partner starts with. It writes four times and lets a person telephone before
 * anything is taken away, and every step that takes something away waits for a person's yes.
 * Tolerances cover what banks withhold from a transfer, so that a fee never starts a reminder.
 */
export const defaultPolicy: PolicyContent = {
  calendar: 'customer',
  tolerance: {
    USD: '10.00',
    EUR: '10.00',
    GBP: '10.00',
    CHF: '10.00',
    AUD: '15.00',
    CAD: '15.00',
    SGD: '15.00',
    CNY: '70.00',
    JPY: '1000',
    KRW: '15000',
  },
  quiet: { closedDays: true, ranges: [] },
  consequenceDays: { notOnWeekdays: [5], notOnEveOfClosure: true },
  noticeRepeatBusinessDays: 3,
  deliveredAfterBusinessDaysWithoutBounce: 1,
  brake: { maxHarmfulPerRun: 200, maxHarmfulPercentOfCustomers: 5 },
  stages: [
    stage({
      key: 'pre_due',
      names: { en: 'Payment reminder', ja: 'お支払期日のご案内' },
      trigger: pastDue(-5),
      notice: { template: 'payment_reminder', when: 'reached' },
    }),
    stage({
      key: 'friendly_reminder',
      names: { en: 'Friendly reminder', ja: 'ご入金確認のお願い' },
      trigger: pastDue(3),
      notice: { template: 'friendly_reminder', when: 'reached' },
    }),
    stage({
      key: 'first_reminder',
      names: { en: 'First reminder', ja: '督促状' },
      trigger: pastDue(10),
      notice: { template: 'first_reminder', when: 'reached' },
      consequences: [{ kind: 'block_purchases', riskClasses: ['C', 'D'] }],
      gate: {
        deliveredNotice: { stage: 'friendly_reminder', businessDays: 5 },
        task: null,
        approval: true,
      },
    }),
    stage({
      key: 'final_notice',
      names: { en: 'Final notice', ja: '催告書' },
      trigger: pastDue(20),
      notice: { template: 'final_notice', when: 'reached' },
      consequences: [{ kind: 'block_purchases', riskClasses: [] }],
      gate: {
        deliveredNotice: { stage: 'first_reminder', businessDays: 5 },
        task: {
          en: 'Telephone the customer before the final notice goes out',
          ja: '催告書を送る前にお客様へ電話してください',
        },
        approval: true,
      },
    }),
    stage({
      key: 'suspension',
      names: { en: 'Suspension', ja: '利用停止のお知らせ' },
      trigger: { kind: 'after_notice', stage: 'final_notice', days: 10, unit: 'business' },
      notice: { template: 'suspension_notice', when: 'carried_out' },
      consequences: [{ kind: 'suspend', riskClasses: [] }],
      gate: {
        deliveredNotice: { stage: 'final_notice', businessDays: 10 },
        task: null,
        approval: true,
      },
    }),
    stage({
      key: 'cancellation',
      names: { en: 'Cancellation', ja: '契約終了のお知らせ' },
      trigger: { kind: 'after_consequence', stage: 'suspension', days: 20, unit: 'business' },
      notice: { template: 'end_of_contract_notice', when: 'carried_out' },
      consequences: [{ kind: 'cancel', riskClasses: [] }],
      gate: {
        deliveredNotice: { stage: 'suspension', businessDays: 10 },
        task: null,
        approval: true,
      },
    }),
    stage({
      key: 'hand_over',
      names: { en: 'Hand-over', ja: '回収委託' },
      trigger: pastDue(90, 'calendar'),
      notice: { template: 'hand_over_notice', when: 'carried_out' },
      consequences: [{ kind: 'hand_over', riskClasses: [] }],
      gate: {
        deliveredNotice: { stage: 'final_notice', businessDays: 10 },
        task: null,
        approval: true,
      },
    }),
    stage({
      key: 'provision',
      names: { en: 'Provision', ja: '貸倒引当' },
      trigger: pastDue(120, 'calendar'),
      consequences: [
        {
          kind: 'task',
          riskClasses: [],
          titles: {
            en: 'Decide with finance on a provision for this debt',
            ja: 'この債権の貸倒引当を経理と決めてください',
          },
        },
      ],
      gate: {
        deliveredNotice: { stage: 'final_notice', businessDays: 10 },
        task: null,
        approval: false,
      },
    }),
    stage({
      key: 'write_off',
      names: { en: 'Write-off', ja: '貸倒処理' },
      trigger: pastDue(180, 'calendar'),
      consequences: [{ kind: 'write_off', riskClasses: [] }],
      gate: {
        deliveredNotice: { stage: 'final_notice', businessDays: 10 },
        task: null,
        approval: true,
      },
    }),
  ],
};
