import type { Invariant } from '../../platform/invariant.ts';
import {
  amountsThatDoNotAddUp,
  attemptsThatContradict,
  handOversWithoutEnd,
  mailboxContradictions,
  noticesWithoutLetter,
} from './store-invariants.ts';

export const noticesInvariants: readonly Invariant[] = [
  { name: 'notices.amount_follows_from_items', check: amountsThatDoNotAddUp },
  { name: 'notices.notice_has_a_letter', check: noticesWithoutLetter },
  { name: 'notices.accepted_once', check: attemptsThatContradict },
  { name: 'notices.mailbox_agrees', check: mailboxContradictions },
  { name: 'notices.hand_over_ends', check: handOversWithoutEnd },
];
