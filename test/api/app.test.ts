/** What every answer has in common: headers, compression, and a log that keeps to itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { serveTestApp } from '../support/app.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex } from '../support/meilisearch.ts';
import { readSampleArchive } from '../support/sample-archive.ts';

let testIndex: TestIndex;
let app: TestApp;
beforeAll(async () => {
  testIndex = await createTestIndex('api_app');
  await testIndex.add(...readSampleArchive().slice(0, 30));
  app = await serveTestApp(testIndex);
});
afterAll(async () => {
  await app.close();
  await testIndex.drop();
});

describe.each([
  ['an answer', '/v1/search'],
  ['a problem', '/v1/search?limit=0'],
  ['a missing page', '/nothing'],
  ['a health check', '/healthz'],
])('%s', (_name, path) => {
  test('carries the security headers, and does not say what made it', async () => {
    const { headers } = await app.send(path);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  test('has a name of its own', async () => {
    const [first, second] = await Promise.all([app.send(path), app.send(path)]);
    expect(first.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/u);
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
  });
});

test('the name of a request is ours, whatever the client calls it', async () => {
  const { headers } = await app.client.get('/healthz').set('X-Request-Id', 'injected');
  expect(headers['x-request-id']).not.toBe('injected');
});

test('a long answer is compressed for who can read it', async () => {
  const { headers, body } = await app.client.get('/v1/search').set('Accept-Encoding', 'gzip');
  expect(headers['content-encoding']).toBe('gzip');
  expect(body).toHaveProperty('hits');
});

describe('the log', () => {
  test('has the path of a request and its status, and never what was searched for', async () => {
    const secret = 'سرمكتوم';
    const asked = [
      await app.send(`/v1/search?q=${encodeURIComponent(secret)}&source=${secret.length}secret`),
      await app.send(`/v1/search?q=${encodeURIComponent(secret)}&limit=secret`),
      await app.send(`/v1/articles/none?q=${encodeURIComponent(secret)}`),
      await app.send('/v1/search?q=%FFsecret'),
      await app.send('/nothing?secret'),
    ];
    for (const { headers, status } of asked) {
      const id = String(headers['x-request-id']);
      const linesOf = (): unknown[] => app.log.filter((line) => line.includes(id)).map((line) => JSON.parse(line));
      await expect
        .poll(linesOf)
        .toMatchObject([{ req: { id, method: 'GET', path: expect.any(String) }, res: { statusCode: status } }]);
    }
    const log = app.log.join('');
    expect(log).not.toContain('secret');
    expect(log).not.toContain(secret);
    expect(log).not.toContain(encodeURIComponent(secret));
  });

  test('has nothing of health checks', async () => {
    const before = app.log.length;
    await app.send('/healthz');
    await app.send('/readyz');
    await app.send('/v1/search');
    await expect.poll(() => app.log.length).toBe(before + 1);
  });
});
