/** What is known of the archive stays true while it changes, whoever changes it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toKey } from '../../src/article/article-key.ts';
import { createMeilisearchIndex } from '../../src/engine/meilisearch-index.ts';
import { toDocument } from '../../src/article/document.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex, testAnalyzer, toTestArticle } from '../support/meilisearch.ts';
import type { Asker } from './ask.ts';
import { createAsker, idsOf } from './ask.ts';

let testIndex: TestIndex;
let asker: Asker;
beforeAll(async () => {
  testIndex = await createTestIndex('facts');
  asker = createAsker(testIndex);
});
afterAll(() => testIndex.drop());

/** Writes as another process does: through a client of its own. */
async function addElsewhere(id: string, title: string): Promise<void> {
  const other = createMeilisearchIndex(testIndex.options);
  await other.put([toDocument(toTestArticle({ id, title }), testAnalyzer)]);
  await other.settle();
  other.close();
}

async function removeElsewhere(id: string): Promise<void> {
  const { url, apiKey, indexName } = testIndex.options;
  const headers = { Authorization: `Bearer ${apiKey}` };
  await fetch(`${url}/indexes/${indexName}/documents/${toKey(id)}`, { method: 'DELETE', headers });
  // Tasks are carried out in order, so the next one is done after it.
  await addElsewhere('last', 'خاتمة');
}

/** How many articles each word is said to have; asked often enough for all counts to be loaded at once. */
async function countsOf(q: string): Promise<(number | null)[]> {
  for (let times = 0; times < 8; times += 1) await asker.ask({ q });
  const { query } = await asker.ask({ q });
  return query.terms.map(({ articles }) => articles);
}

test('document frequencies follow what is added, changed and deleted', async () => {
  expect(await countsOf('زرافة')).toEqual([0]);
  await addElsewhere('1', 'زرافة في حديقة');
  await addElsewhere('2', 'زرافة وقرد');
  expect(await countsOf('زرافة قرد')).toEqual([2, 1]);
  await addElsewhere('2', 'فيل وقرد');
  expect(await countsOf('زرافة قرد')).toEqual([1, 1]);
  await removeElsewhere('1');
  expect(await countsOf('زرافة قرد')).toEqual([0, 1]);
});

test('the words of the archive follow too: a slip finds a word as soon as there is one', async () => {
  expect((await asker.ask({ q: 'هيليكوبنر' })).hits).toEqual([]);
  await addElsewhere('3', 'هيليكوبتر');
  const { hits, query } = await asker.ask({ q: 'هيليكوبنر' });
  expect(idsOf(hits)).toEqual(['3']);
  expect(query.terms).toMatchObject([{ articles: 0, corrected: ['هيليكوبتر'] }]);
  expect(idsOf((await asker.ask({ q: 'هيليكو*' })).hits)).toEqual(['3']);
  await removeElsewhere('3');
  expect((await asker.ask({ q: 'هيليكوبنر' })).hits).toEqual([]);
  expect((await asker.ask({ q: 'هيليكو*' })).hits).toEqual([]);
});

test('a word that the archive has is never taken for another, and a strict search corrects nothing', async () => {
  await addElsewhere('4', 'مستشفيات');
  await addElsewhere('5', 'مستكشفات');
  expect(idsOf((await asker.ask({ q: 'مستشفيات' })).hits)).toEqual(['4']);
  for (const match of ['all', 'any', 'exact'] as const)
    expect((await asker.ask({ q: 'مستشفبات', match })).total.value).toBe(0);
  expect((await asker.ask({ q: '-لبنان مستشفبات' })).total.value).toBe(0);
});

test('a phrase that was looked up is looked up again after a change', async () => {
  await addElsewhere('6', 'مجلس الأمن الدولي يجتمع');
  expect((await asker.ask({ q: '"مجلس الأمن الدولي"' })).total.value).toBe(1);
  await addElsewhere('7', 'مجلس الأمن الدولي ينفض');
  expect((await asker.ask({ q: '"مجلس الأمن الدولي"' })).total.value).toBe(2);
});
