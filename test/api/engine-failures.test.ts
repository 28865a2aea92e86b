/** The service while its engine is away, mute, empty or of another analyzer, and when it is back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '../../src/api/problem.ts';
import type { Problem } from '../../src/api/problem.ts';
import { searchResponse } from '../../src/api/schemas/search-response.ts';
import { createMeilisearchIndex } from '../../src/engine/meilisearch-index.ts';
import type { MeilisearchIndexOptions } from '../../src/engine/meilisearch-index.ts';
import type { TestApp } from '../support/app.ts';
import { serveTestApp } from '../support/app.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex, testAnalyzer } from '../support/meilisearch.ts';
import { findDeadPort, openTcpProxy } from '../support/tcp-proxy.ts';

const ADDRESSES = ['/v1/search?q=خبر', '/v1/articles/1', '/readyz'].map(encodeURI);

let testIndex: TestIndex;
beforeAll(async () => {
  testIndex = await createTestIndex('failures');
  await testIndex.add({ id: '1', title: 'خبر' });
});
afterAll(() => testIndex.drop());

/** Runs with an app over the index of this file, reached in another way. */
async function withApp(options: Partial<MeilisearchIndexOptions>, run: (app: TestApp) => Promise<void>): Promise<void> {
  const index = createMeilisearchIndex({ ...testIndex.options, ...options });
  const app = await serveTestApp({ index });
  try {
    await run(app);
  } finally {
    await app.close();
    index.close();
  }
}

/** Expects a 503 that tells when to come again. */
async function expectUnavailable(app: TestApp, path: string, code: Problem['code']): Promise<Problem> {
  const { status, headers, text } = await app.send(path);
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.parse(JSON.parse(text));
  expect({ status, code: problem.code }).toEqual({ status: 503, code });
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  return problem;
}

async function expectWell(app: TestApp): Promise<void> {
  for (const path of ADDRESSES) expect(await app.send(path)).toMatchObject({ status: 200 });
  const { text } = await app.send(encodeURI('/v1/search?q=خبر'));
  expect(searchResponse.parse(JSON.parse(text)).hits).toMatchObject([{ id: '1' }]);
}

describe('an engine that is away', () => {
  test('is said to be so by every address but /healthz, and missed no longer when it is back', async () => {
    const port = await findDeadPort();
    await withApp({ url: `http://127.0.0.1:${port}` }, async (app) => {
      for (const path of ADDRESSES) {
        const { detail } = await expectUnavailable(app, path, 'engine_unavailable');
        expect(detail).toMatch(/does not answer/u);
      }
      expect(await app.send('/healthz')).toMatchObject({ status: 200 });

      const proxy = await openTcpProxy({ target: new URL(testIndex.options.url), port });
      await expectWell(app);

      await proxy.close();
      for (const path of ADDRESSES) await expectUnavailable(app, path, 'engine_unavailable');
      const again = await openTcpProxy({ target: new URL(testIndex.options.url), port });
      await expectWell(app);
      await again.close();
    });
  });

  test('is no news to a wrong request, which is told what is wrong with it', async () => {
    await withApp({ url: `http://127.0.0.1:${await findDeadPort()}` }, async (app) => {
      expect(await app.send('/v1/search?limit=0')).toMatchObject({ status: 400 });
    });
  });
});

test('an engine that takes requests and never answers is given up', async () => {
  const mute = await openTcpProxy({ target: null });
  await withApp({ url: `http://127.0.0.1:${mute.port}`, timeoutMs: 100 }, async (app) => {
    for (const path of ADDRESSES) {
      const { detail } = await expectUnavailable(app, path, 'engine_unavailable');
      expect(detail).toMatch(/no answer within 100 ms/u);
    }
  });
  await mute.close();
});

test('an index that is not there yet is said to be so, and found as soon as it is', async () => {
  const later = await createTestIndex('later');
  await later.index.drop();
  await withApp({ indexName: later.options.indexName }, async (app) => {
    for (const path of ADDRESSES) {
      const { detail } = await expectUnavailable(app, path, 'index_not_ready');
      expect(detail).toContain('fihrist index');
    }
    await later.index.prepare();
    await later.add({ id: '1', title: 'خبر' });
    await expectWell(app);
  });
  await later.drop();
});

describe('/readyz', () => {
  test('tells how many articles there are and which analyzer wrote them', async () => {
    await withApp({}, async (app) => {
      const { text, headers } = await app.send('/readyz');
      expect(JSON.parse(text)).toEqual({ status: 'ready', documents: 1, analyzerVersion: testAnalyzer.version });
      expect(headers['cache-control']).toBe('no-store');
    });
  });

  test('names both versions when the index is of another analyzer', async () => {
    const other = await createTestIndex('other');
    await other.index.drop();
    const writer = createMeilisearchIndex({ ...other.options, analyzerVersion: '9-other' });
    await writer.prepare();
    writer.close();
    await withApp({ indexName: other.options.indexName }, async (app) => {
      const { detail } = await expectUnavailable(app, '/readyz', 'analyzer_mismatch');
      expect(detail).toContain('9-other');
      expect(detail).toContain(testAnalyzer.version);
    });
    await other.drop();
  });

  test('an index whose documents are of another shape is neither asked nor written to', async () => {
    const specimen = { ...testIndex.options.specimen, bodyLength: 0 };
    await withApp({ specimen }, async (app) => {
      for (const path of ['/readyz', '/v1/search?q=x']) {
        const { detail } = await expectUnavailable(app, path, 'analyzer_mismatch');
        expect(detail).toContain('fihrist index --rebuild');
      }
    });
  });
});
