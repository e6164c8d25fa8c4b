import { Type } from 'typebox';
import { partnerKinds, permissions, roles } from '../kernel/permissions.ts';
import { cloudFeatures, clouds } from '../kernel/clouds.ts';

/** JSON shapes of this module, shared by its routes. */
export const Id = Type.String({ format: 'uuid' });
export const Instant = Type.String({ format: 'date-time' });
export const Email = Type.String({ minLength: 3, maxLength: 254 });
export const PersonName = Type.String({ minLength: 1, maxLength: 200 });
/**
 * The upper limit only bounds the work; how good a password must be is a rule with its own
 * refusals.
 */
export const Password = Type.String({ minLength: 1, maxLength: 1_000 });
export const Code = Type.String({ maxLength: 20 });
/** Secrets of links are 43 characters; anything longer than this is none. */
export const LinkToken = Type.String({ minLength: 1, maxLength: 200 });

export const LanguageSchema = Type.Union([Type.Literal('en'), Type.Literal('ja')]);
export const CloudSchema = Type.Enum([...clouds]);
export const RoleSchema = Type.Enum([...roles]);
export const RolesSchema = Type.Array(RoleSchema, { minItems: 1, maxItems: roles.length });
export const PermissionSchema = Type.Enum([...permissions]);
export const NullableInstant = Type.Union([Instant, Type.Null()]);

const partnerFields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  timeZone: Type.String({ minLength: 1, maxLength: 60 }),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  language: LanguageSchema,
  runAtMinutes: Type.Integer({
    minimum: 0,
    maximum: 1_439,
    description: 'When the scheduled collections run starts, in minutes after local midnight',
  }),
};

export const PartnerSchema = Type.Object({
  id: Id,
  ...partnerFields,
  cloud: CloudSchema,
  isSample: Type.Boolean(),
  kind: Type.Enum([...partnerKinds]),
});
export const PartnerChangeSchema = Type.Partial(Type.Object(partnerFields));

export const SetUpSchema = Type.Object({
  token: LinkToken,
  email: Email,
  name: PersonName,
  password: Password,
  partnerName: partnerFields.name,
  cloud: CloudSchema,
  currency: partnerFields.currency,
  timeZone: partnerFields.timeZone,
  country: Type.Optional(partnerFields.country),
  language: Type.Optional(LanguageSchema),
});

/** Who is signed in, for whom they work in this browser, and what they may do there. */
export const SignedInSchema = Type.Object({
  sessionId: Id,
  person: Type.Object({
    id: Id,
    email: Type.String(),
    name: Type.String(),
    language: LanguageSchema,
    totpActive: Type.Boolean(),
  }),
  partner: Type.Union([PartnerSchema, Type.Null()]),
  roles: Type.Array(RoleSchema),
  permissions: Type.Array(PermissionSchema),
  features: Type.Array(Type.Enum([...cloudFeatures]), {
    description: "What the partner's cloud has; what is not listed is refused there",
  }),
  partners: Type.Array(Type.Object({ id: Id, name: Type.String(), cloud: CloudSchema })),
});

export const SessionSchema = Type.Object({
  id: Id,
  userAgent: Type.String(),
  address: Type.String(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  isThis: Type.Boolean({ description: 'The session this request was made in' }),
});

export const UserSchema = Type.Object({
  userId: Id,
  email: Type.String(),
  name: Type.String(),
  language: LanguageSchema,
  roles: Type.Array(RoleSchema),
  totpActive: Type.Boolean(),
  createdAt: Instant,
});

export const InvitationSchema = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  roles: Type.Array(RoleSchema),
  language: LanguageSchema,
  invitedBy: Type.String(),
  createdAt: Instant,
  expiresAt: Instant,
  isExpired: Type.Boolean(),
});

export const ApiKeySchema = Type.Object({
  id: Id,
  name: Type.String(),
  prefix: Type.String(),
  scopes: Type.Array(Type.String()),
  createdBy: Type.String(),
  createdAt: Instant,
  expiresAt: NullableInstant,
  lastUsedAt: NullableInstant,
  revokedAt: NullableInstant,
});
