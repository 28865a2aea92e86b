import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { isSupportedVersion, readEngineVersion } from '../../../src/engine/program/engine-version.ts';

/** Something on a loopback port that is no Meilisearch, or another one. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const answer =
  (status: number, body: unknown): RequestListener =>
  (_request, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

test.each([
  ['1.21.0', true],
  ['1.21.3', true],
  ['1.99.0-rc.1', true],
  ['1.20.9', false],
  ['1.3.0', false],
  ['0.30.5', false],
  ['2.0.0', false],
  ['latest', false],
  ['', false],
])('version %s is supported: %s', (version, isSupported) => {
  expect(isSupportedVersion(version)).toBe(isSupported);
});

test('reads the version of the real engine', async () => {
  const { url, apiKey } = inject('engine');
  expect(await readEngineVersion(url, apiKey)).toMatch(/^1\.\d+\.\d+/u);
});

test('sends the key, and keeps the path of an address', async () => {
  const url = await serve((request, response) =>
    answer(request.headers.authorization === 'Bearer k' && request.url === '/engine/version' ? 200 : 404, {
      pkgVersion: '1.22.0',
    })(request, response),
  );
  expect(await readEngineVersion(`${url}/engine`, 'k')).toBe('1.22.0');
});

describe('refuses', () => {
  const auth = { code: 'invalid_api_key', message: 'The provided API key is invalid.' };
  test.each<[string, RequestListener, string, RegExp]>([
    [
      'an older version',
      answer(200, { pkgVersion: '1.12.8' }),
      'k',
      /^The engine at \S+ is Meilisearch 1\.12\.8; supported are 1\.21 and later, below 2$/u,
    ],
    ['a wrong key', answer(403, auth), 'k', /does not take the key in MEILI_MASTER_KEY: The provided API key/u],
    ['a missing key', answer(401, auth), '', /wants a key, and MEILI_MASTER_KEY is not set/u],
    ['an answer without a version', answer(200, { ok: true }), 'k', /no Meilisearch: it does not tell its version/u],
    ['a version that is none', answer(200, { pkgVersion: 'x' }), 'k', /no Meilisearch: it does not tell its version/u],
    ['another service', answer(404, { error: 'x' }), 'k', /no Meilisearch: it answers HTTP 404/u],
  ])('%s', async (_what, listener, key, message) => {
    const url = await serve(listener);
    await expect(readEngineVersion(url, key)).rejects.toMatchObject({
      code: 'engine_refused',
      message: expect.stringMatching(message),
    });
  });
});

describe('finds unavailable', () => {
  test('an address where nothing listens', async () => {
    await expect(readEngineVersion('http://127.0.0.1:1', 'k')).rejects.toMatchObject({
      code: 'engine_unavailable',
      message: expect.stringContaining('http://127.0.0.1:1 does not answer'),
    });
  });

  test('one that takes the connection and says nothing', async () => {
    const url = await serve(() => {});
    await expect(readEngineVersion(url, 'k', 50)).rejects.toMatchObject({
      code: 'engine_unavailable',
      message: expect.stringContaining('no answer within 50 ms'),
    });
  });

  test('a page where JSON should be', async () => {
    const url = await serve(answer(200, '<html>'));
    await expect(readEngineVersion(url, 'k')).rejects.toMatchObject({ code: 'engine_unavailable' });
  });
});
