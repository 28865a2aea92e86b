/** Every error as a client meets it: a problem that says what to do about it, and nothing that is not its business. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema, toProblem } from '../../src/api/problem.ts';
import type { Problem } from '../../src/api/problem.ts';
import { AppError, ERROR_CODES } from '../../src/errors.ts';
import type { ErrorCode } from '../../src/errors.ts';
import type { RawAnswer, TestApp } from '../support/app.ts';
import { createFailingIndex, serveTestApp } from '../support/app.ts';

/** Parameters are read before the index is asked, so a broken one shows when it is. */
const index = createFailingIndex(new Error('secret'));
let app: TestApp;
beforeAll(async () => {
  app = await serveTestApp({ index });
});
afterAll(() => app.close());

/** The problem in an answer, held to what every one of them promises. */
function readProblem({ status, headers, text }: RawAnswer): Problem {
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.strict().parse(JSON.parse(text));
  expect(problem.status).toBe(status);
  expect(problem.type).toBe(`/problems/${problem.code}`);
  expect(problem.instance).toBe(`/requests/${String(headers['x-request-id'])}`);
  return problem;
}

const get = async (path: string, method = 'GET'): Promise<Problem> => readProblem(await app.send(path, method));

describe('a wrong parameter', () => {
  test.each([
    ['/v1/search?limit=0', 'limit', /sent "0"/u, /from 1 to 100/u],
    ['/v1/search?sort=date', 'sort', /sent "date"/u, /relevance, newest, oldest/u],
    ['/v1/search?q=a&q=b', 'q', /sent \["a","b"\]/u, /once/u],
    ['/v1/search?form=2018', 'form', /sent "2018"/u, /allowed: q, source, category/u],
    ['/v1/search?from=2019&to=2018', 'from', /sent "2019"/u, /later than "to"/u],
    ['/v1/search?from=2018-02-31', 'from', /sent "2018-02-31"/u, /YYYY-MM-DD/u],
    ['/v1/search?q[a]=b', 'q[a]', /sent "b"/u, /is not a parameter/u],
    [`/v1/search?q=${'a'.repeat(2001)}`, 'q', /sent "aaa.*…$/u, /longer than 2000/u],
    [`/v1/search?${'source=a&'.repeat(101)}`, 'source', /sent \["a","a"/u, /at most 100/u],
    ['/v1/search?q=%E0%A4', 'q', /sent "%E0%A4"/u, /UTF-8/u],
    ['/v1/search?q=100%', 'q', /sent "100%"/u, /%25/u],
    ['/v1/search?source=a%ZZ', 'source', /sent "a%ZZ"/u, /percent-encoded/u],
    ['/v1/search?%FF=1', '\uFFFD', /sent "1"/u, /UTF-8/u],
    ['/v1/articles/1?q=a&q=b', 'q', /sent \["a","b"\]/u, /once/u],
    [`/v1/articles/1?q=${'a'.repeat(2001)}`, 'q', /sent "aaa/u, /longer than 2000/u],
    ['/v1/articles/1?source=a', 'source', /sent "a"/u, /allowed: q, expand;/u],
  ])('%s gets a 400 that names %s, what was sent and what is allowed', async (path, parameter, sent, allowed) => {
    const problem = await get(path);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.errors?.map((one) => one.parameter)).toEqual([parameter]);
    expect(problem.errors?.[0]?.detail).toMatch(sent);
    expect(problem.errors?.[0]?.detail).toMatch(allowed);
    expect(problem.detail).toContain(`"${parameter}"`);
  });
});

describe('a wrong address', () => {
  test.each([
    '/',
    '/v1',
    '/v1/',
    '/v2/search',
    '/v1/articles',
    '/v1/articles/',
    '/search',
    '/%E0%A4',
    '//',
    '/../etc/passwd',
  ])('%s gets a 404 that names it', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, code: 'not_found', detail: expect.stringContaining('GET /') });
  });

  test.each(['/v1/articles/%E0%A4', '/v1/articles/%', '/v1/articles/a%ZZ'])(
    '%s gets a 400, for it cannot be read',
    async (path) => {
      const problem = await get(path);
      expect(problem).toMatchObject({ status: 400, code: 'invalid_request', detail: expect.stringContaining('UTF-8') });
    },
  );

  test.each(
    ['/v1/facets/source', '/v1/articles/1', '/healthz', '/readyz'].flatMap((path) =>
      ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) => [method, path] as const),
    ),
  )('%s %s gets a 405 that says what is allowed', async (method, path) => {
    const answer = await app.send(path, method);
    expect(readProblem(answer)).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(readProblem(answer).detail).toBe(`${path} does not take ${method}; allowed: GET, HEAD`);
    expect(answer.headers['allow']).toBe('GET, HEAD');
  });
});

describe('an error of ours', () => {
  test.each(['/v1/search?q=a', '/v1/articles/1', '/readyz'])('leaks nothing at %s, and is in the log', async (path) => {
    const answer = await app.send(path);
    const problem = readProblem(answer);
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.text).not.toMatch(/secret|Error|\.ts|\bat /u);
    const id = String(answer.headers['x-request-id']);
    expect(app.log.find((line) => line.includes(id) && line.includes('secret'))).toBeDefined();
  });

  test.each<[string, object]>([
    ['a status of its own', { status: 404 }],
    ['a status that only looks like one of Express', { status: 400, statusCode: 400, expose: false }],
  ])('leaks nothing with %s', (_name, fields) => {
    const problem = toProblem(Object.assign(new Error('secret'), fields), '1');
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  test.each([['a string'], [null], [undefined], [{ message: 'secret' }], [0]])(
    'may be %j, which is no error',
    (thrown) => {
      expect(toProblem(thrown, '1')).toMatchObject({ status: 500, code: 'internal' });
    },
  );
});

test('what a parser says of a body is passed on', () => {
  const error = Object.assign(new Error('request entity too large'), { status: 413, expose: true });
  expect(toProblem(error, '1')).toMatchObject({
    code: 'payload_too_large',
    detail: 'The request cannot be read: request entity too large',
  });
});

test.each<ErrorCode>(['invalid_request', 'article_not_found', 'engine_unavailable', 'analyzer_mismatch', 'internal'])(
  '%s has its status, its title and its address',
  (code) => {
    expect(toProblem(new AppError(code, 'what happened'), '7')).toEqual({
      ...ERROR_CODES[code],
      type: `/problems/${code}`,
      detail: 'what happened',
      code,
      instance: '/requests/7',
    });
  },
);
