import type { OutgoingReach } from '../../platform/outgoing.ts';
import type { SecretBox } from '../../platform/secrets.ts';
import type { AnyWireRoute, WireDress } from '../../platform/wire-route.ts';
import { openKeyRing } from './commands-key.ts';
import { callerOfToken } from './commands-token.ts';
import { admit, type PermissionsOf } from './decide-access.ts';
import { faultOf } from './decide-errors.ts';
import { tokenRoutes } from './routes-token.ts';

export interface PartnerCenterParts {
  /** Seals the private halves of the keys that sign tokens. */
  readonly secrets: SecretBox;
  readonly permissionsOf: PermissionsOf;
  /** Where webhooks may be sent; without it, to the internet and to this machine. */
  readonly webhookReach?: OutgoingReach;
}

/** The API with its tokens, its routes and its errors, ready to be served. */
export function dressOf(
  { secrets, permissionsOf }: PartnerCenterParts,
  routes: readonly AnyWireRoute[],
): WireDress {
  const ring = openKeyRing(secrets);
  return {
    routes: [...tokenRoutes(ring), ...routes],
    callerOf: (run) => callerOfToken(run, ring, permissionsOf),
    admit,
    faultOf,
  };
}
