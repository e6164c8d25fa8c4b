import { Type } from 'typebox';
import { route, type AnyRoute } from '../../platform/route.ts';
import { changeExposureSettings } from './commands-security.ts';
import { customerExposureRoutes } from './routes-customer.ts';
import { partnerExposureRoutes } from './routes-partner.ts';
import { positionRoutes } from './routes-position.ts';
import { tag } from './routes-schemas.ts';
import { settingsOf } from './store-security.ts';
import type { ProviderAccount } from './types-position.ts';

const SettingsSchema = Type.Object({
  daysToStop: Type.Integer({
    minimum: 0,
    maximum: 180,
    description: 'Days from the decision to stop usage until it can be stopped',
  }),
  version: Type.Integer({ minimum: 0 }),
});

const settingsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/exposure/settings',
    name: 'getExposureSettings',
    summary: 'How what cannot be known is estimated.',
    tag,
    permission: 'exposure.read',
    output: SettingsSchema,
    handle: (context) => settingsOf(context),
  }),
  route({
    method: 'PUT',
    path: '/api/exposure/settings',
    name: 'changeExposureSettings',
    summary: 'Sets how long stopping usage takes.',
    tag,
    permission: 'exposure.write',
    body: SettingsSchema,
    output: SettingsSchema,
    refusals: ['exposure_settings_stale'],
    handle: (context, { body }) => changeExposureSettings(context, body),
  }),
];

export interface ExposureParts {
  /** Where the provider's invoices come from. */
  readonly providerAccount: ProviderAccount;
}

/** Everything about exposure that can be asked and done. */
export function exposureRoutes({ providerAccount }: ExposureParts): readonly AnyRoute[] {
  return [
    ...customerExposureRoutes,
    ...partnerExposureRoutes,
    ...positionRoutes(providerAccount),
    ...settingsRoutes,
  ];
}
