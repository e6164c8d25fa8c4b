import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { recordEvents } from '../../src/platform/events.ts';
import { route, type AnyRoute } from '../../src/platform/route.ts';
import { Refused } from '../../src/kernel/refusal.ts';
import { aBrowser, aServer, fromPage, START, type Browser, type TestServer } from './serving.ts';

const Step = Type.Object({
  days: Type.Integer({ minimum: 1 }),
  note: Type.Optional(Type.String()),
});

/** Routes that show what the server does with any route. */
const sampleRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/sample/things/{thingId}',
    name: 'makeThing',
    summary: 'Takes anything a schema can describe.',
    tag: 'sample',
    permission: 'customers.write',
    params: Type.Object({ thingId: Type.String({ format: 'uuid' }) }),
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ maximum: 10 })),
      deep: Type.Optional(Type.Boolean()),
    }),
    body: Type.Object({
      name: Type.String({ minLength: 1 }),
      kind: Type.Union([Type.Literal('one'), Type.Literal('two')]),
      steps: Type.Array(Step),
    }),
    output: Type.Object({ echo: Type.Unknown() }),
    handle: (_context, input) => Promise.resolve({ echo: input }),
  }),
  route({
    method: 'POST',
    path: '/api/sample/marks',
    name: 'leaveMark',
    summary: 'Leaves an event; refuses or fails where the name says so.',
    tag: 'sample',
    permission: 'customers.write',
    body: Type.Object({ name: Type.String() }),
    output: Type.Object({ name: Type.String(), at: Type.String() }),
    handle: async (context, { body }) => {
      await recordEvents(context, [
        { type: 'sample.mark_left', subject: { kind: 'mark', id: body.name } },
      ]);
      if (body.name === 'refuse')
        throw new Refused('customer_number_taken', { number: 'C-1' }, 'name');
      if (body.name === 'fail') throw new Error('the secret plan failed');
      return { name: body.name, at: context.now.toISOString() };
    },
  }),
  route({
    method: 'GET',
    path: '/api/sample/marks',
    name: 'countMarks',
    summary: 'Counts events that the transaction can see.',
    tag: 'sample',
    permission: 'customers.read',
    output: Type.Object({ count: Type.Integer() }),
    handle: async ({ tx }) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from platform.event where type = 'sample.mark_left'
      `.execute(tx);
      return { count: rows[0]!.count };
    },
  }),
];

const THING = '/api/sample/things/0190c5a0-0000-7000-8000-000000000001';
const goodThing = { name: 'a', kind: 'one', steps: [] };

describe('requests', () => {
  let server: TestServer;
  let admin: Browser;
  beforeAll(async () => {
    server = await aServer(sampleRoutes);
    admin = await aBrowser(server);
  });
  afterAll(() => server.close());
  const marks = async (browser: Browser) =>
    (await browser.send('GET', '/api/sample/marks')).json<{ count: number }>().count;

  describe('input', () => {
    it('is passed on exactly, queries as their types', async () => {
      const answer = await admin.send('POST', `${THING}?limit=5&deep=true`, goodThing);
      expect(answer.json()).toEqual({
        echo: {
          params: { thingId: THING.split('/').at(-1) },
          query: { limit: 5, deep: true },
          body: goodThing,
        },
      });
    });

    it.each([
      ['an unknown field', { ...goodThing, colour: 'red' }, 'colour', 'is not known here'],
      [
        'an unknown field deep inside',
        { ...goodThing, steps: [{ days: 1 }, { days: 2, dais: 3 }] },
        'steps[1].dais',
        'is not known here',
      ],
      ['a missing field', { kind: 'one', steps: [] }, 'name', 'is missing'],
      [
        'a number as text',
        { ...goodThing, steps: [{ days: '3' }] },
        'steps[0].days',
        'whole number',
      ],
      ['a wrong choice', { ...goodThing, kind: 'three' }, 'kind', 'must be one of "one", "two"'],
      [
        'a value out of range',
        { ...goodThing, steps: [{ days: 0 }] },
        'steps[0].days',
        'at least 1',
      ],
      ['U+0000', { ...goodThing, name: 'a\0b' }, 'name', 'U+0000'],
    ])('with %s is refused, naming the field', async (_what, body, field, words) => {
      const answer = await admin.send('POST', THING, body);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({
        code: 'request_invalid',
        field,
        errors: [{ field, message: expect.stringContaining(words) as string }],
      });
      expect(answer.json<{ errors: unknown[] }>().errors).toHaveLength(1);
    });

    it('names every field at fault at once, in the language asked for', async () => {
      const answer = await admin.send(
        'POST',
        THING,
        { kind: 1, steps: [{}] },
        {
          'accept-language': 'ja,en;q=0.5',
        },
      );
      const problem = answer.json<{
        title: string;
        errors: { field: string; message: string }[];
      }>();
      expect(problem.title).toBe('無効なリクエスト');
      expect(problem.errors).toEqual([
        { field: 'name', message: '必須項目です' },
        { field: 'kind', message: expect.stringContaining('いずれか') as string },
        { field: 'steps[0].days', message: '必須項目です' },
      ]);
    });

    it('in the query that nobody reads is refused', async () => {
      const answer = await admin.send('POST', `${THING}?limit=ten&page=2`, goodThing);
      expect(answer.json<{ errors: { field: string }[] }>().errors.map((e) => e.field)).toEqual([
        'page',
        'limit',
      ]);
    });

    it('in the path is checked before it reaches the database', async () => {
      const answer = await admin.send('POST', '/api/sample/things/42', goodThing);
      expect(answer.json()).toMatchObject({ status: 400, field: 'thingId' });
    });

    it.each([
      ['{"name": "a",', 400, 'json_unreadable'],
      ['{"__proto__": {}}', 400, 'json_unreadable'],
      ['"text"', 400, 'request_invalid'],
      ['', 400, 'request_invalid'],
    ])('%j is refused', async (payload, status, code) => {
      const answer = await server.app.inject({
        ...fromPage('POST', THING, undefined, { 'content-type': 'application/json' }),
        headers: { ...(await cookieHeaders()), 'content-type': 'application/json' },
        payload,
      });
      expect(answer.statusCode).toBe(status);
      expect(answer.json()).toMatchObject({ code });
    });

    const cookieHeaders = async () => {
      const key = (
        await admin.send('POST', '/api/api-keys', { name: 'raw', scopes: ['customers.write'] })
      ).json<{ secret: string }>().secret;
      return { authorization: `Bearer ${key}` };
    };

    it('of ten megabytes is refused', async () => {
      const answer = await server.app.inject({
        method: 'POST',
        url: THING,
        headers: { ...(await cookieHeaders()), 'content-type': 'application/json' },
        payload: JSON.stringify({ name: 'x'.repeat(10 * 1024 * 1024) }),
      });
      expect(answer.statusCode).toBe(413);
      expect(answer.json()).toMatchObject({ code: 'body_too_large' });
    });

    it('that is no JSON is refused by its type', async () => {
      const answer = await server.app.inject({
        method: 'POST',
        url: THING,
        headers: { ...(await cookieHeaders()), 'content-type': 'application/xml' },
        payload: '<a/>',
      });
      expect(answer.statusCode).toBe(415);
      expect(answer.json()).toMatchObject({ code: 'body_type_unsupported' });
    });
  });

  describe('an answer', () => {
    it('of a refusal is a problem with everything a program and a person need', async () => {
      const answer = await admin.send(
        'POST',
        '/api/sample/marks',
        { name: 'refuse' },
        { 'x-request-id': 'my-request-1' },
      );
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['x-request-id']).toBe('my-request-1');
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toEqual({
        type: 'urn:surety:problem:customer_number_taken',
        title: 'Conflict',
        status: 409,
        detail: 'The customer number C-1 is already in use.',
        code: 'customer_number_taken',
        instance: 'my-request-1',
        field: 'name',
        errors: [{ field: 'name', message: 'The customer number C-1 is already in use.' }],
      });
    });

    it('of an unexpected error tells nothing of it', async () => {
      const answer = await admin.send('POST', '/api/sample/marks', { name: 'fail' });
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain('secret plan');
      expect(answer.json()).toMatchObject({ code: 'unexpected_error' });
    });

    it('is stored nowhere, and an insane request id is replaced', async () => {
      const answer = await admin.send('GET', '/api/sample/marks', undefined, {
        'x-request-id': 'a b\nc',
      });
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('for an unknown path under /api is a problem, not a page', async () => {
      const answer = await admin.send('GET', '/api/nothing', undefined, { accept: 'text/html' });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'path_not_found' });
    });
  });

  describe('a transaction', () => {
    it('is undone when its route refuses or fails', async () => {
      const before = await marks(admin);
      await admin.send('POST', '/api/sample/marks', { name: 'refuse' });
      await admin.send('POST', '/api/sample/marks', { name: 'fail' });
      expect(await marks(admin)).toBe(before);
      await admin.send('POST', '/api/sample/marks', { name: 'good' });
      expect(await marks(admin)).toBe(before + 1);
    });

    it("never shows another partner's rows", async () => {
      const other = await aBrowser(server);
      await admin.send('POST', '/api/sample/marks', { name: 'mine' });
      expect(await marks(other)).toBe(0);
    });
  });

  describe('Idempotency-Key', () => {
    const send = (key: string, name: string, browser = admin) =>
      browser.send('POST', '/api/sample/marks', { name }, { 'idempotency-key': key });

    it('gives the first answer again and changes nothing', async () => {
      const first = await send('key-1', 'once');
      const count = await marks(admin);
      server.later(60_000);
      const second = await send('key-1', 'once');
      expect(second.body).toBe(first.body);
      expect(first.headers['idempotency-replayed']).toBeUndefined();
      expect(second.headers['idempotency-replayed']).toBe('true');
      expect(await marks(admin)).toBe(count);
      server.setNow(START);
    });

    it('with another body is refused', async () => {
      await send('key-2', 'one');
      const answer = await send('key-2', 'two');
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ code: 'idempotency_key_reused' });
    });

    it('sent many times at once is carried out once', async () => {
      const before = await marks(admin);
      const answers = await Promise.all(Array.from({ length: 8 }, () => send('key-3', 'race')));
      expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
      expect(answers.filter((a) => a.headers['idempotency-replayed'] === 'true')).toHaveLength(7);
      expect(await marks(admin)).toBe(before + 1);
    });

    it('of a request that was refused may be used again', async () => {
      expect((await send('key-4', 'refuse')).statusCode).toBe(409);
      expect((await send('key-4', 'better')).statusCode).toBe(200);
    });

    it('belongs to one caller', async () => {
      const other = await aBrowser(server);
      await send('key-5', 'mine');
      expect((await send('key-5', 'theirs', other)).json()).toMatchObject({ name: 'theirs' });
    });

    it('of an answer with a secret keeps no secret', async () => {
      const create = () =>
        admin.send(
          'POST',
          '/api/api-keys',
          { name: 'k', scopes: ['customers.read'] },
          {
            'idempotency-key': 'key-6',
          },
        );
      const secret = (await create()).json<{ secret: string }>().secret;
      expect((await create()).json()).toMatchObject({ code: 'idempotency_answer_withheld' });
      const reader = await server.test.adminClient();
      const { rows } = await reader.query<{ text: string }>(
        'select body::text as text from platform.idempotent_answer',
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map((row) => row.text).join()).not.toContain(secret);
    });

    it('that is no key is refused', async () => {
      expect((await send('a b', 'x')).json()).toMatchObject({ code: 'idempotency_key_invalid' });
    });
  });
});
