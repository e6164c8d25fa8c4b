import { Type } from 'typebox';
import { checkProvider } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { submitXarf } from './commands-report.ts';
import { ReportSchema, reportText, Uuid } from './routes-schemas.ts';
import { findReport } from './store-matter.ts';
import { refuse } from './types.ts';

const tag = 'enforcement';
const Token = Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]+$' });

/** Tokens are unique for whoever hands reports in. */
function submitterOf({ actor }: Context): string {
  return `${actor.kind} ${actor.id ?? ''}`;
}

export const reportRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/abuse-reports',
    name: 'submitAbuseReport',
    summary:
      'Takes an abuse report in X-ARF version 4. With the same clientToken again it is the same report.',
    tag,
    permission: 'reports.write',
    body: Type.Object({
      clientToken: Token,
      correlationId: Type.Optional(Token),
      report: Type.Object({}, { additionalProperties: true, description: 'X-ARF version 4' }),
    }),
    output: ReportSchema,
    accepted: true,
    refusals: ['report_invalid', 'provider_needed'],
    handle: async (context, { body }) => {
      const submission = {
        source: context.actor.kind === 'api_key' ? 'api' : 'hand',
        submitter: submitterOf(context),
        clientToken: body.clientToken,
        correlationId: body.correlationId ?? null,
      } as const;
      return reportText(await submitXarf(context, body.report, submission));
    },
  }),
  route({
    method: 'GET',
    path: '/api/abuse-reports/{reportId}',
    name: 'getAbuseReport',
    summary: 'Where a report stands, and what came of it.',
    tag,
    permission: 'reports.write',
    params: Type.Object({ reportId: Uuid }),
    output: ReportSchema,
    refusals: ['report_not_found', 'provider_needed'],
    handle: async (context, { params }) => {
      await checkProvider(context);
      const report = await findReport(context, params.reportId);
      const isOwn = context.actor.kind === 'user' || report?.submitter === submitterOf(context);
      // A reporter learns nothing of others' reports, not even that there is one.
      if (!report || !isOwn) throw refuse('report_not_found', { reportId: params.reportId });
      return reportText(report);
    },
  }),
];
