import { expect, test, vi } from 'vitest';
import { call, hrefOf } from './client.ts';
import { ApiProblem } from './problem.ts';

vi.stubGlobal('document', { documentElement: { lang: 'ja' } });

/**
 * The network, as far as one request needs it: answers what it is given and keeps what it was sent.
 */
function network(answer: () => Response) {
  const sent: { address: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    sent.push({ address, init });
    try {
      return Promise.resolve(answer());
    } catch (reason) {
      return Promise.reject(reason);
    }
  });
  return sent;
}

test('the address has its parameters and query, escaped, without what is not given', () => {
  expect(hrefOf('getCustomer', { params: { customerId: 'a/b c' } })).toBe(
    '/api/customers/a%2Fb%20c',
  );
  expect(hrefOf('listCustomers', { query: { q: '甲&乙', cursor: undefined, limit: 5 } })).toBe(
    '/api/customers?q=%E7%94%B2%26%E4%B9%99&limit=5',
  );
});

test('a read has no idempotency key; a write has the one of its act', async () => {
  const sent = network(() => Response.json({ items: [], nextCursor: null }));
  await call('listUsers', {});
  await call('signOut', {}, { idempotencyKey: 'act-1' });
  const headers = sent.map(({ init }) => new Headers(init.headers));
  expect(headers.map((each) => each.get('idempotency-key'))).toEqual([null, 'act-1']);
  expect(headers[0]?.get('accept-language')).toBe('ja');
  expect(sent.map(({ init }) => init.method)).toEqual(['GET', 'DELETE']);
});

test('a refusal arrives as a problem with its code, field and request id', async () => {
  const problem = {
    status: 409,
    code: 'user_already_member',
    title: 'Conflict',
    detail: 'b@c.d already works for this partner.',
    field: 'email',
    instance: 'request-7',
  };
  network(() => Response.json(problem, { status: 409 }));
  const body = { email: 'b@c.d', name: 'B', roles: ['sales_agent' as const] };
  const reason: unknown = await call('inviteUser', { body }).catch((each: unknown) => each);
  expect(reason).toBeInstanceOf(ApiProblem);
  expect((reason as ApiProblem).problem).toMatchObject({
    code: 'user_already_member',
    field: 'email',
    requestId: 'request-7',
  });
  expect((reason as ApiProblem).unanswered).toBe(false);
});

test('an answer that is no JSON is a problem all the same', async () => {
  network(() => new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }));
  await expect(call('getSession', {})).rejects.toMatchObject({
    problem: { status: 502, code: 'http_502' },
    unanswered: true,
  });
});

test('a broken connection is told apart from a call that was given up', async () => {
  network(() => {
    throw new TypeError('Failed to fetch');
  });
  await expect(call('getSession', {})).rejects.toMatchObject({ code: 'unreachable' });
  const given = AbortSignal.abort(new Error('left the page'));
  await expect(call('getSession', {}, { signal: given })).rejects.toThrow('left the page');
});
