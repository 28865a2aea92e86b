/** Rebuilding on a real engine, with whatever may happen meanwhile. */
import { createServer, request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toKey } from '../../src/article/article-key.ts';
import { toDocument } from '../../src/article/document.ts';
import { createIndexLifecycle } from '../../src/engine/index-lifecycle.ts';
import type { IndexLifecycle } from '../../src/engine/index-lifecycle.ts';
import { createMeilisearchIndex } from '../../src/engine/meilisearch-index.ts';
import type { MeilisearchIndex } from '../../src/engine/meilisearch-index.ts';
import { rebuild } from '../../src/ingest/rebuild.ts';
import type { RebuildOptions } from '../../src/ingest/rebuild.ts';
import { retryEngine } from '../../src/ingest/retry-engine.ts';
import { createTestIndex, testAnalyzer, toTestArticle } from '../support/meilisearch.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { testRules } from '../support/reading.ts';

const OTHER = 'another-analyzer';
let old: TestIndex;
let lifecycle: IndexLifecycle;
/** The live index as a program with another analyzer sees it. */
let live: MeilisearchIndex;
beforeEach(async () => {
  old = await createTestIndex('rebuild');
  const options = { ...old.options, analyzerVersion: OTHER };
  lifecycle = createIndexLifecycle(options);
  live = createMeilisearchIndex(options);
  await old.add(...Array.from({ length: 450 }, (_, at) => ({ id: `r${at}`, title: `خبر رقم ${at}` })));
});
afterEach(async () => {
  await lifecycle.dropNext();
  await old.drop();
  live.close();
  lifecycle.close();
});

const run = (options: Partial<RebuildOptions> = {}) =>
  rebuild({ live, lifecycle, analyzer: testAnalyzer, rules: testRules, retry: (work) => work(), ...options });

describe('a rebuild', () => {
  test('puts an index of this analyzer with all articles in the place of the other', async () => {
    expect(await live.fitness()).toBe('other_analyzer');
    expect(await run()).toBe(true);
    expect(await live.fitness()).toBe('fit');
    expect(await live.state()).toEqual({ documents: 450, analyzerVersion: OTHER, unfit: null });
    expect(await live.article('r449')).toMatchObject({ title: 'خبر رقم 449' });
    expect(await lifecycle.hasNext()).toBe(false);
  });

  test('mends documents of another shape, which is a reason to rebuild as another analyzer is', async () => {
    const specimen = { ...old.options.specimen, bodyLength: 0 };
    const options = { ...old.options, specimen };
    const [later, its] = [createMeilisearchIndex(options), createIndexLifecycle(options)];
    expect(await later.fitness()).toBe('other_documents');
    expect(await run({ live: later, lifecycle: its })).toBe(true);
    expect(await later.fitness()).toBe('fit');
    later.close();
    its.close();
  });

  test('has what others wrote and removed meanwhile', async () => {
    let isWritten = false;
    await run({
      onProgress: (done) => {
        if (done < 200 || isWritten) return;
        isWritten = true;
      },
      lifecycle: {
        ...lifecycle,
        mark: async () => {
          const mark = await lifecycle.mark();
          if (!isWritten) {
            // Behind the mark: as if it came while the first round copies.
            isWritten = true;
            await old.add({ id: 'r1', title: 'تغير' }, { id: 'new', title: 'جديد' });
            await old.index.remove([toKey('r2')]);
            await old.index.settle();
          }
          return mark;
        },
      },
    });
    expect(await live.state()).toMatchObject({ documents: 450 });
    expect(await live.article('r1')).toMatchObject({ title: 'تغير' });
    expect(await live.article('new')).toMatchObject({ title: 'جديد' });
    expect(await live.article('r2')).toBeNull();
  });

  test('has what slipped in between the last look and the exchange', async () => {
    await run({
      lifecycle: {
        ...lifecycle,
        swap: async () => {
          await old.add({ id: 'late', title: 'في آخر لحظة' });
          await lifecycle.swap();
        },
      },
    });
    expect(await live.article('late')).toMatchObject({ title: 'في آخر لحظة' });
    expect(await lifecycle.hasNext()).toBe(false);
  });

  test('that is stopped leaves the live index as it is, and is gone on with', async () => {
    const controller = new AbortController();
    expect(await run({ signal: controller.signal, onProgress: () => controller.abort() })).toBe(false);
    expect(await live.fitness()).toBe('other_analyzer');
    const next = await lifecycle.openNext();
    const { documents } = await next.state();
    expect(documents).toBeGreaterThan(0);
    expect(documents).toBeLessThan(450);
    expect(await run()).toBe(true);
    expect(await live.state()).toMatchObject({ documents: 450, analyzerVersion: OTHER });
  });

  test('begins anew when what is left is of yet another analyzer, or holds what the live one has not', async () => {
    const stale = createIndexLifecycle({ ...old.options, analyzerVersion: 'a third one' });
    const left = await stale.openNext();
    await left.put([toDocument(toTestArticle({ id: 'ghost', title: 'شبح' }), testAnalyzer)]);
    await left.settle();
    stale.close();
    const next = await lifecycle.openNext();
    expect(await next.state()).toEqual({ documents: 0, analyzerVersion: OTHER, unfit: null });
    await next.put([toDocument(toTestArticle({ id: 'ghost', title: 'شبح' }), testAnalyzer)]);
    await next.settle();
    expect(await run()).toBe(true);
    expect(await live.article('ghost')).toBeNull();
    expect(await live.state()).toMatchObject({ documents: 450 });
  });

  test('takes fewer articles at once where they are large', async () => {
    await old.add(...[1, 2].map((at) => ({ id: `large${at}`, title: `كبير ${at}`, body: 'كلمة '.repeat(310_000) })));
    const sizes: number[] = [];
    const watched = {
      ...live,
      articles: async (offset: number, limit: number) => {
        const page = await live.articles(offset, limit);
        sizes.push(page.filter(({ id }) => id.startsWith('large')).length);
        return page;
      },
    };
    expect(await run({ live: watched })).toBe(true);
    expect(Math.max(...sizes)).toBe(1);
    expect(await live.state()).toMatchObject({ documents: 452 });
  });

  test('exchanges the indexes once, when the answer is lost too', async () => {
    const engine = new URL(old.options.url);
    let isLost = false;
    const relay = createServer((request, response) => {
      const { method, headers, url: path } = request;
      const onward = httpRequest({ host: engine.hostname, port: engine.port, method, headers, path }, (answer) => {
        if (path === '/swap-indexes' && !isLost) {
          isLost = true;
          answer.resume().on('end', () => response.destroy());
          return;
        }
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    const address = relay.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const relayed = createIndexLifecycle({
      ...old.options,
      analyzerVersion: OTHER,
      url: `http://127.0.0.1:${port}`,
    });
    try {
      await run({
        lifecycle: relayed,
        retry: (work) => retryEngine(work, { maxAttempts: 3, firstDelayMs: 1 }),
      });
      expect(isLost).toBe(true);
      expect(await live.fitness()).toBe('fit');
      expect(await lifecycle.hasNext()).toBe(false);
    } finally {
      relayed.close();
      relay.closeAllConnections();
      relay.close();
    }
  });
});
