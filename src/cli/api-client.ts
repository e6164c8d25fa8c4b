import { createApiClient } from '../modules/partner-center/index.ts';
import type { Command } from './command.ts';
import { optional, required } from './command.ts';
import { asPartner, partnerOption } from './context.ts';

export const apiClientCreateCommand: Command = {
  name: 'api-client create',
  usage: 'api-client create --name N [--partner ID] [--user EMAIL] [--json]',
  summary: 'adds a client of the Partner Center-compatible API and shows its secret once',
  options: {
    partner: { type: 'string' },
    name: { type: 'string' },
    user: { type: 'string' },
  },
  run: async (run) => {
    const partnerId = await partnerOption(run);
    const name = required(run, 'name');
    const userEmail = optional(run, 'user');
    const made = await asPartner(run, partnerId, (context) =>
      createApiClient(context, { name, ...(userEmail === undefined ? {} : { userEmail }) }),
    );
    const refresh = made.refreshToken === null ? {} : { refreshToken: made.refreshToken };
    return {
      answer: {
        clientId: made.client.id,
        clientSecret: made.secret,
        tenantId: partnerId,
        ...refresh,
      },
      inWords: [
        `Client ${made.client.name} may call the API. Keep its secret; it is not shown again.`,
        `  tenant id      ${partnerId}`,
        `  client id      ${made.client.id}`,
        `  client secret  ${made.secret}`,
        ...(made.refreshToken === null ? [] : [`  refresh token  ${made.refreshToken}`]),
      ].join('\n'),
    };
  },
};
