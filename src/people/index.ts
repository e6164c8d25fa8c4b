export { peopleRoutes } from './routes.ts';
export type { PeopleParts, PermissionsOf } from './routes-account.ts';
export { createSetupToken, personExists, setUp, type SetUpInput } from './commands-setup.ts';
export {
  addMember,
  changePartner,
  createPartner,
  getPartner,
  listAdministrators,
  listPartners,
  removeSamplePartner,
} from './commands-partner.ts';
export {
  checkProvider,
  createProvider,
  forProvider,
  forReseller,
  providerId,
  resellersOf,
} from './commands-provider.ts';
export type { PartnerInput } from './decide-partner.ts';
export {
  callerOfApiKey,
  callerOfSession,
  removeExpiredAccess,
  API_KEY_PREFIX,
} from './commands-session.ts';
export { SESSION_LIFE_MS } from './commands-sign-in.ts';
export { resetAccess } from './commands-password.ts';
export { inviteUser, prepareInvitationMail, SEND_INVITATION } from './commands-invitation.ts';
export { invitationMail, type InvitationMail, type WrittenMail } from './mail.ts';
export { findMember, findMemberByEmail, listMembers } from './store-partner.ts';
export { systemActor } from './types.ts';
export type {
  ApiKeyCaller,
  Caller,
  InstallationContext,
  Language,
  Member,
  Partner,
  PeopleEvent,
  PeopleRefusal,
  PersonCaller,
} from './types.ts';
