import { recordForPerson } from './commands-account.ts';
import { contextOf, type Visit } from './commands-sign-in.ts';
import { findPerson, updateAccount } from './store-person.ts';
import { refuse, type Language } from './types.ts';

/**
 * Changes what people call somebody and the language in which Surety speaks to them.
 * @throws Refused `user_not_found`, `person_name_missing`
 */
export async function changeAccount(
  visit: Visit,
  personId: string,
  change: { readonly name?: string; readonly language?: Language },
): Promise<void> {
  await visit.transact(async (tx) => {
    const context = contextOf(visit, tx);
    const person = await findPerson(context, personId);
    if (!person) throw refuse('user_not_found');
    const before = { name: person.name, language: person.language };
    const after = {
      name: change.name?.trim() ?? before.name,
      language: change.language ?? before.language,
    };
    if (after.name === '') throw refuse('person_name_missing', {}, 'name');
    if (after.name === before.name && after.language === before.language) return;
    await updateAccount(context, personId, after);
    await recordForPerson(
      context,
      { id: personId, name: after.name },
      { type: 'people.account_changed', subject: { kind: 'user', id: personId }, before, after },
    );
  });
}
