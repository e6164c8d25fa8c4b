import type { RefusalEntry } from '../http/types.ts';
import type { CollectionsRefusal } from '../modules/collections/index.ts';

const policyRefusals = {
  policy_not_found: {
    status: 404,
    en: 'There is no such policy.',
    ja: '該当する督促方針はありません。',
  },
  policy_version_not_found: {
    status: 404,
    en: 'There is no such version of a policy.',
    ja: '該当する督促方針の版はありません。',
  },
  policy_name_taken: {
    status: 409,
    en: 'A policy named “{name}” exists already.',
    ja: '「{name}」という督促方針は既にあります。',
  },
  policy_draft_exists: {
    status: 409,
    en: 'This policy has a draft already. Continue with it or publish it first.',
    ja: 'この督促方針には既に下書きがあります。その下書きを編集するか、先に公開してください。',
  },
  policy_not_published: {
    status: 409,
    en: 'No policy is published. Publish one first.',
    ja: '公開された督促方針がありません。先に督促方針を公開してください。',
  },
  policy_not_draft: {
    status: 409,
    en: 'Only a draft can be changed or published. Make a new draft from this version.',
    ja: '変更・公開できるのは下書きだけです。この版から新しい下書きを作成してください。',
  },
  policy_revision_stale: {
    status: 409,
    en: 'Somebody changed the draft meanwhile. Load it again and repeat your change.',
    ja: '下書きが他の人によって変更されました。再読み込みしてからもう一度変更してください。',
  },
  policy_needs_second_person: {
    status: 409,
    en: 'This draft was changed by {changedBy}. Somebody else with the right to publish must put it into force.',
    ja: 'この下書きは {changedBy} が変更しました。公開の権限を持つ別の人が公開する必要があります。',
  },
  policy_alone_needs_reason: {
    status: 400,
    en: 'You changed this draft and nobody else may publish it. Say why you publish it alone; the reason is kept.',
    ja: 'あなたが変更した下書きで、ほかに公開できる人がいません。一人で公開する理由を入力してください。理由は記録されます。',
  },
  policy_contradictory: {
    status: 409,
    en: 'The policy contradicts itself in {count} places, the first of them: {problem}.',
    ja: '督促方針に {count} か所の矛盾があります。最初の箇所: {problem}。',
  },
} as const;

const runRefusals = {
  collections_day_out_of_range: {
    status: 400,
    en: '“{asOf}” is no day to decide about. Choose one between 1990 and five years from now.',
    ja: '「{asOf}」は対象にできない日付です。1990年から5年先までの日を指定してください。',
  },
  collections_day_in_future: {
    status: 400,
    en: 'A run cannot be about {asOf}, which has not come: today is {today}. Use a preview to look ahead.',
    ja: '{asOf} はまだ来ていないため実行できません（本日は {today}）。先の日はプレビューで確認してください。',
  },
  collections_run_not_found: {
    status: 404,
    en: 'There is no such run.',
    ja: '該当する実行はありません。',
  },
  collections_run_active: {
    status: 409,
    en: 'The run for {asOf} has not ended. Wait for it, release it or stop it first.',
    ja: '{asOf} の実行がまだ終わっていません。終了を待つか、続行または中止してください。',
  },
  collections_run_not_braked: {
    status: 409,
    en: 'Only a run that the brake stopped can be released.',
    ja: '続行を許可できるのは、ブレーキで停止した実行だけです。',
  },
  collections_run_ended: {
    status: 409,
    en: 'The run has ended already.',
    ja: '実行は既に終了しています。',
  },
  collections_run_taken_over: {
    status: 409,
    en: 'Another process carries this run out now.',
    ja: 'この実行は別のプロセスが進めています。',
  },
  decision_not_found: {
    status: 404,
    en: 'There is no such decision.',
    ja: '該当する判定はありません。',
  },
} as const;

const stepRefusals = {
  proposal_not_found: {
    status: 404,
    en: 'There is no such proposal.',
    ja: '該当する提案はありません。',
  },
  proposal_not_open: {
    status: 409,
    en: 'Somebody has decided about this proposal already, or it was withdrawn.',
    ja: 'この提案は既に判断済みか、取り下げられています。',
  },
  proposal_no_longer_holds: {
    status: 409,
    en: 'The proposal no longer holds: the facts have changed since it was made.',
    ja: '状況が変わったため、この提案はもう有効ではありません。',
  },
  proposal_not_today: {
    status: 409,
    en: 'Today is no day for this step. The next possible day is {on}.',
    ja: '本日はこの措置を行えない日です。次に行える日は {on} です。',
  },
  proposal_provider_busy: {
    status: 409,
    en: 'The provider is changing one of the subscriptions at this moment. Try again in a few minutes.',
    ja: 'プロバイダーが契約を変更している最中です。数分後にもう一度お試しください。',
  },
  task_not_found: {
    status: 404,
    en: 'There is no such task.',
    ja: '該当する作業はありません。',
  },
  task_not_open: {
    status: 409,
    en: 'This task is done or withdrawn already.',
    ja: 'この作業は既に完了しているか、取り下げられています。',
  },
  notice_key_unknown: {
    status: 404,
    en: 'There is no notice with the key {noticeKey}.',
    ja: 'キー {noticeKey} の通知はありません。',
  },
} as const;

const pauseRefusals = {
  notice_not_deliverable: {
    status: 409,
    en: 'This notice cannot be recorded as brought by a person: it was not sent yet, was withdrawn, or is recorded already.',
    ja: 'この通知は、まだ送信されていないか、取り下げられたか、既に記録されているため、手渡し等の記録ができません。',
  },
  delivery_day_invalid: {
    status: 422,
    en: 'Name the day on which it arrived: from {from} to today.',
    ja: '到達した日を指定してください（{from} から本日まで）。',
  },
  pause_not_found: {
    status: 404,
    en: 'There is no such promise or pause.',
    ja: '該当する支払約束・猶予はありません。',
  },
  pause_not_open: {
    status: 409,
    en: 'This promise or pause is over already.',
    ja: 'この支払約束・猶予は既に終了しています。',
  },
  pause_day_past: {
    status: 422,
    en: 'Name a day that has not passed.',
    ja: '過ぎていない日付を指定してください。',
  },
  pause_too_long: {
    status: 422,
    en: 'That is too far ahead: at most {days} days are allowed. The rules of collections say how many.',
    ja: '期間が長すぎます。最長 {days} 日までです（督促の規則で設定されています）。',
  },
  pause_invoice_unknown: {
    status: 422,
    en: 'Name open invoices of this customer, all in one currency. Load the page again: some may be paid.',
    ja: 'このお客様の未払い請求書を、同じ通貨のものだけ選んでください。支払済みの可能性があるため、再読み込みしてください。',
  },
  pause_invoice_promised: {
    status: 409,
    en: 'Invoice {number} is in another promise that is still open. Renegotiate that one, or take it back.',
    ja: '請求書 {number} は、有効な別の支払約束の対象です。その約束を再交渉するか、取り下げてください。',
  },
  pause_amount_invalid: {
    status: 422,
    en: '“{amount}” is no amount above zero in the currency of the invoices.',
    ja: '「{amount}」は、請求書の通貨での正の金額ではありません。',
  },
  promise_exceeds_debt: {
    status: 422,
    en: 'More is promised than the {open} {currency} that is open and not disputed.',
    ja: '約束の合計が、未払いで異議のない額 {open} {currency} を超えています。',
  },
  promise_too_many_broken: {
    status: 409,
    en: 'This customer did not keep {broken} promises within a year; no more are taken.',
    ja: 'このお客様は 1 年以内に {broken} 件の約束を守らなかったため、新たな約束は受け付けられません。',
  },
  collections_halted: {
    status: 409,
    en: 'Harmful steps are stopped at the moment. See “Stop and release” under Collections.',
    ja: '現在、不利益な措置はすべて停止されています。督促の「停止と再開」をご覧ください。',
  },
  collections_halt_unchanged: {
    status: 409,
    en: 'Somebody did that already.',
    ja: '既に他の人が行いました。',
  },
} as const;

/** Collections: policies, runs, proposals, tasks and pauses. */
export const collectionsRefusals = {
  ...policyRefusals,
  ...runRefusals,
  ...stepRefusals,
  ...pauseRefusals,
} as const satisfies Record<CollectionsRefusal, RefusalEntry>;
