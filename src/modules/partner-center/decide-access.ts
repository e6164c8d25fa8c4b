import { cloudHas, cloudTable } from '../../kernel/clouds.ts';
import type { Permission, Role } from '../../kernel/permissions.ts';
import { Refused } from '../../kernel/refusal.ts';
import type { WireCaller, WireRoute } from '../../platform/wire-route.ts';
import { refuse } from './types.ts';

export type PermissionsOf = (roles: readonly Role[]) => readonly Permission[];

/**
 * What a caller may do: an application alone what its scopes say; for a person, what their roles
 * and the application's scopes both allow.
 */
export function permissionsOfCaller(
  scopes: readonly Permission[],
  roles: readonly Role[] | null,
  permissionsOf: PermissionsOf,
): readonly Permission[] {
  if (roles === null) return scopes;
  const own = permissionsOf(roles);
  return scopes.filter((scope) => own.includes(scope));
}

/**
 * Lets a caller use a route or refuses it.
 * @throws Refused `api_user_needed`, `api_role_missing`, `api_scope_missing`, and of clouds
 *   `cloud_closed`, `cloud_lacks_feature`
 */
export function admit(route: WireRoute, caller: WireCaller): void {
  const { cloud, user, permissions } = caller;
  if (route.callers === 'user' && user === null) throw refuse('api_user_needed');
  const { permission } = route;
  if (!permissions.includes(permission)) {
    throw refuse(user === null ? 'api_scope_missing' : 'api_role_missing', { permission });
  }
  const writes = route.method !== 'GET' && route.method !== 'HEAD' && route.readsOnly !== true;
  const name = cloudTable[cloud].names.en;
  if (writes && cloudTable[cloud].closed) throw new Refused('cloud_closed', { cloud: name });
  if (route.feature !== undefined && !cloudHas(cloud, route.feature)) {
    throw new Refused('cloud_lacks_feature', { cloud: name, feature: route.feature });
  }
}
