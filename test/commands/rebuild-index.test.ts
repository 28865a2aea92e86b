/** What a run that was killed had handed over, and the next run, on a real engine. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rebuildIndex } from '../../src/commands/rebuild-index.ts';
import { toDocument } from '../../src/article/document.ts';
import { createIndexLifecycle } from '../../src/engine/index-lifecycle.ts';
import { createMeilisearchIndex } from '../../src/engine/meilisearch-index.ts';
import type { MeilisearchIndex } from '../../src/engine/meilisearch-index.ts';
import { toKey } from '../../src/article/article-key.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Reading } from '../../src/ingest/reading.ts';
import { createTestIndex, testAnalyzer, toTestArticle } from '../support/meilisearch.ts';
import type { TestArticle, TestIndex } from '../support/meilisearch.ts';
import { testRules } from '../support/reading.ts';

const BEFORE = { id: 'a', title: 'كما كان' };
let live: TestIndex;
/** The connection of a run that is killed: nobody waits for what it hands over. */
let killed: MeilisearchIndex;
beforeEach(async () => {
  live = await createTestIndex('killed');
  killed = createMeilisearchIndex(live.options);
  await live.add(BEFORE);
});
afterEach(async () => {
  killed.close();
  await live.drop();
});

const toDocuments = (articles: readonly TestArticle[]) =>
  articles.map((article) => toDocument(toTestArticle(article), testAnalyzer));

/** Work that keeps the engine for a while, so that what comes after it is still on its list. */
async function keepBusy(): Promise<void> {
  const body = Array.from({ length: 300 }, (_, at) => `كلمة${at}`).join(' ');
  for (const round of [1, 2, 3])
    await killed.put(
      toDocuments(Array.from({ length: 400 }, (_, at) => ({ id: `${round}-${at}`, title: `خبر ${at}`, body }))),
    );
}

/** A run that reads one article. */
async function run(article: TestArticle): Promise<void> {
  const lifecycle = createIndexLifecycle(live.options);
  const retry = <T>(work: () => Promise<T>): Promise<T> => work();
  await rebuildIndex({
    archive: { index: live.index, lifecycle, analyzer: testAnalyzer },
    rules: testRules,
    retry,
    signal: undefined,
    onEvent: () => {},
    say: () => {},
    isAsked: false,
  });
  lifecycle.close();
  async function* readings(): AsyncGenerator<Reading> {
    const origin = { file: 'a.jsonl', line: 1 };
    yield { ok: true, article: toTestArticle(article), origin, bytes: 100, from: 'a.jsonl', isRepaired: false };
  }
  const source = { readings: readings(), totalBytes: null, bytesRead: () => 0 };
  await ingest(source, { index: live.index, analyzer: testAnalyzer, rejects: { add: async () => {} } });
  await live.index.catchUp();
}

test('an article that a killed run had changed is what the next run reads, though the engine is slow', async () => {
  await keepBusy();
  await killed.put(toDocuments([{ ...BEFORE, title: 'كما غيره من قتل' }]));
  await run(BEFORE);
  expect(await live.index.article('a')).toMatchObject({ title: 'كما كان' });
});

test('an article that a killed run had removed comes back', async () => {
  await keepBusy();
  await killed.remove([toKey('a')]);
  await run(BEFORE);
  expect(await live.index.article('a')).toMatchObject({ title: 'كما كان' });
});
