import { Type, type Static } from 'typebox';
import { cloudTable } from '../kernel/clouds.ts';
import type { Permission, Role } from '../kernel/permissions.ts';
import {
  accountRoute,
  type AccountRun,
  type AnyRoute,
  type SignedInPerson,
} from '../platform/route.ts';
import type { SecretBox } from '../platform/secrets.ts';
import { changeAccount } from './commands-profile.ts';
import { acceptInvitation } from './commands-invitation.ts';
import { changePassword } from './commands-password.ts';
import { listSessions, choosePartner, revokeSession, signOut } from './commands-session.ts';
import { personExists, setUp } from './commands-setup.ts';
import { contextOf, openSession, signIn } from './commands-sign-in.ts';
import { beginTotp, confirmTotp, removeTotp } from './commands-totp.ts';
import * as schemas from './routes-schemas.ts';
import { findPartner, membershipsOf } from './store-partner.ts';
import { findPerson } from './store-person.ts';
import { findSessionPartner } from './store-session.ts';
import { refuse } from './types.ts';

/** What the wiring hands in. */
export interface PeopleParts {
  readonly permissionsOf: PermissionsOf;
  /** Seals the secrets of authenticator apps. */
  readonly secrets: SecretBox;
}

/**
 * What roles allow; handed in by the wiring, because the table of rights belongs to the
 * application.
 */
export type PermissionsOf = (roles: readonly Role[]) => readonly Permission[];

type SignedIn = Static<typeof schemas.SignedInSchema>;
const tag = 'account';
const Nothing = Type.Object({});

/**
 * The server lets nobody through to a `signed_in` route who is not; a route that asks on a public
 * one is a mistake.
 */
function self(run: AccountRun): SignedInPerson {
  if (!run.person) throw new Error('this route needs somebody who is signed in');
  return run.person;
}

function signedIn(
  run: AccountRun,
  permissionsOf: PermissionsOf,
  who: { readonly personId: string; readonly sessionId: string },
): Promise<SignedIn> {
  return run.transact(async (tx) => {
    const context = contextOf(run, tx);
    const person = await findPerson(context, who.personId);
    if (!person) throw refuse('user_not_found');
    const memberships = await membershipsOf(context, person.id);
    const chosen = await findSessionPartner(context, who.sessionId);
    const membership = memberships.find((each) => each.partnerId === chosen);
    const roles = membership?.roles ?? [];
    const partner = membership
      ? ((await findPartner(context, membership.partnerId)) ?? null)
      : null;
    return {
      sessionId: who.sessionId,
      person: {
        id: person.id,
        email: person.email,
        name: person.name,
        language: person.language,
        totpActive: person.totpConfirmedAt !== null,
      },
      partner,
      roles: [...roles],
      permissions: [...permissionsOf(roles)],
      features: partner === null ? [] : [...cloudTable[partner.cloud].features],
      partners: memberships.map(({ partnerId, partnerName, cloud }) => ({
        id: partnerId,
        name: partnerName,
        cloud,
      })),
    };
  });
}

export function setupRoutes({ permissionsOf }: PeopleParts): readonly AnyRoute[] {
  return [
    accountRoute({
      access: 'public',
      method: 'GET',
      path: '/api/setup',
      name: 'getSetup',
      summary: 'Whether the first administrator is still to be created.',
      tag,
      output: Type.Object({ needed: Type.Boolean() }),
      handle: async (run) => ({ body: { needed: !(await run.transact(personExists)) } }),
    }),
    accountRoute({
      access: 'public',
      method: 'POST',
      path: '/api/setup',
      name: 'setUp',
      summary: 'Creates the first partner and its administrator, once, and signs in.',
      tag,
      body: schemas.SetUpSchema,
      output: schemas.SignedInSchema,
      refusals: [
        'setup_already_done',
        'setup_token_invalid',
        'password_too_short',
        'password_common',
        'partner_time_zone_unknown',
      ],
      handle: async (run, { body }) => {
        const made = await run.transact(async (tx) => {
          const { userId, partnerId } = await setUp(tx, body, run.now, run.requestId);
          const person = { id: userId, name: body.name };
          const session = await openSession(contextOf(run, tx), run, person, partnerId);
          return { ...session, personId: userId };
        });
        return { body: await signedIn(run, permissionsOf, made), session: made };
      },
    }),
    accountRoute({
      access: 'public',
      method: 'POST',
      path: '/api/invitations/accept',
      name: 'acceptInvitation',
      summary:
        'Accepts an invitation by its link; a new account chooses its password and is signed in.',
      tag,
      body: Type.Object({
        token: schemas.LinkToken,
        password: Type.Optional(schemas.Password),
        name: Type.Optional(schemas.PersonName),
      }),
      output: Type.Object({ email: Type.String(), accountExisted: Type.Boolean() }),
      refusals: ['invitation_invalid', 'invitation_password_needed', 'password_too_short'],
      handle: async (run, { body }) => {
        const { session, ...answer } = await acceptInvitation(run, body);
        return session ? { body: answer, session } : { body: answer };
      },
    }),
  ];
}

export function sessionRoutes({ permissionsOf, secrets }: PeopleParts): readonly AnyRoute[] {
  return [
    accountRoute({
      access: 'public',
      method: 'POST',
      path: '/api/session',
      name: 'signIn',
      summary: 'Signs in with e-mail and password, and with a code where it is active.',
      tag,
      body: Type.Object({
        email: Type.String({ maxLength: 1_000 }),
        password: schemas.Password,
        code: Type.Optional(schemas.Code),
      }),
      output: schemas.SignedInSchema,
      refusals: ['sign_in_wrong', 'sign_in_code_needed', 'sign_in_code_wrong', 'sign_in_too_many'],
      handle: async (run, { body }) => {
        const session = await signIn(run, body, secrets);
        return { body: await signedIn(run, permissionsOf, session), session };
      },
    }),
    accountRoute({
      access: 'signed_in',
      method: 'GET',
      path: '/api/session',
      name: 'getSession',
      summary: 'Who is signed in, for which partner, and what they may do.',
      tag,
      output: schemas.SignedInSchema,
      handle: async (run) => ({ body: await signedIn(run, permissionsOf, self(run)) }),
    }),
    accountRoute({
      access: 'signed_in',
      method: 'DELETE',
      path: '/api/session',
      name: 'signOut',
      summary: 'Ends this session.',
      tag,
      output: Nothing,
      handle: async (run) => {
        await run.transact((tx) => signOut(contextOf(run, tx), self(run)));
        return { body: {}, session: 'ended' };
      },
    }),
    accountRoute({
      access: 'signed_in',
      method: 'PUT',
      path: '/api/session/partner',
      name: 'choosePartner',
      summary: 'Turns this session to another partner.',
      tag,
      body: Type.Object({ partnerId: schemas.Id }),
      output: schemas.SignedInSchema,
      refusals: ['partner_not_yours'],
      handle: async (run, { body }) => {
        const person = self(run);
        await run.transact((tx) => choosePartner(contextOf(run, tx), person, body.partnerId));
        return { body: await signedIn(run, permissionsOf, person) };
      },
    }),
  ];
}

export const ownAccountRoutes: readonly AnyRoute[] = [
  accountRoute({
    access: 'signed_in',
    method: 'GET',
    path: '/api/sessions',
    name: 'listSessions',
    summary: 'Where you are signed in.',
    tag,
    output: Type.Object({ items: Type.Array(schemas.SessionSchema), nextCursor: Type.Null() }),
    handle: async (run) => {
      const { personId, sessionId } = self(run);
      const sessions = await run.transact((tx) => listSessions(contextOf(run, tx), personId));
      const items = sessions.map((session) => ({
        ...session,
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
        isThis: session.id === sessionId,
      }));
      return { body: { items, nextCursor: null } };
    },
  }),
  accountRoute({
    access: 'signed_in',
    method: 'DELETE',
    path: '/api/sessions/{sessionId}',
    name: 'revokeSession',
    summary: 'Ends one of your sessions.',
    tag,
    params: Type.Object({ sessionId: schemas.Id }),
    output: Nothing,
    refusals: ['session_not_found'],
    handle: async (run, { params }) => {
      const person = self(run);
      await run.transact((tx) => revokeSession(contextOf(run, tx), person, params.sessionId));
      return params.sessionId === person.sessionId ? { body: {}, session: 'ended' } : { body: {} };
    },
  }),
  accountRoute({
    access: 'signed_in',
    method: 'PATCH',
    path: '/api/account',
    name: 'changeAccount',
    summary: 'Changes your name or the language in which Surety speaks to you.',
    tag,
    body: Type.Object({
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      language: Type.Optional(schemas.LanguageSchema),
    }),
    output: Nothing,
    refusals: ['person_name_missing'],
    handle: async (run, { body }) => {
      await changeAccount(run, self(run).personId, body);
      return { body: {} };
    },
  }),
  accountRoute({
    access: 'signed_in',
    method: 'POST',
    path: '/api/password',
    name: 'changePassword',
    summary: 'Changes your password and ends your other sessions.',
    tag,
    body: Type.Object({ currentPassword: schemas.Password, newPassword: schemas.Password }),
    output: Type.Object({ sessionsEnded: Type.Integer() }),
    refusals: ['password_wrong', 'password_too_short', 'password_common', 'sign_in_too_many'],
    handle: async (run, { body }) => ({ body: await changePassword(run, self(run), body) }),
  }),
];

export function totpRoutes({ secrets }: PeopleParts): readonly AnyRoute[] {
  return [
    accountRoute({
      access: 'signed_in',
      method: 'POST',
      path: '/api/totp',
      name: 'beginTotp',
      summary: 'A secret for your authenticator app; it counts once a code of it is confirmed.',
      tag,
      body: Type.Object({ password: schemas.Password }),
      output: Type.Object({ secret: Type.String(), uri: Type.String() }),
      refusals: ['totp_already_active', 'password_wrong', 'sign_in_too_many'],
      handle: async (run, { body }) => ({
        body: await beginTotp(run, secrets, self(run).personId, body.password),
      }),
    }),
    accountRoute({
      access: 'signed_in',
      method: 'POST',
      path: '/api/totp/confirm',
      name: 'confirmTotp',
      summary: 'Confirms the authenticator app with a code; from now on signing in asks for one.',
      tag,
      body: Type.Object({ code: schemas.Code }),
      output: Nothing,
      refusals: ['totp_not_begun', 'totp_already_active', 'totp_code_wrong', 'sign_in_too_many'],
      handle: async (run, { body }) => {
        await confirmTotp(run, secrets, self(run).personId, body.code);
        return { body: {} };
      },
    }),
    accountRoute({
      access: 'signed_in',
      method: 'DELETE',
      path: '/api/totp',
      name: 'removeTotp',
      summary: 'Removes the authenticator app from your account.',
      tag,
      body: Type.Object({ password: schemas.Password }),
      output: Nothing,
      refusals: ['totp_not_active', 'password_wrong', 'sign_in_too_many'],
      handle: async (run, { body }) => {
        await removeTotp(run, self(run).personId, body.password);
        return { body: {} };
      },
    }),
  ];
}
