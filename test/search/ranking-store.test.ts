/** What is kept in memory is what the index has, and no more of it than was said. */
import { expect, test } from 'vitest';
import { toDocument } from '../../src/article/document.ts';
import type { IndexDocument } from '../../src/article/document.ts';
import { readTokenCodes } from '../../src/article/token-code.ts';
import { createRankingStore } from '../../src/search/ranking-store.ts';
import type { IndexAnswer, IndexHit, IndexQuery } from '../../src/search/search-index.ts';
import { testAnalyzer, toTestArticle } from '../support/meilisearch.ts';

const LARGE = 1e9;
const toOne = (id: string, title = 'خبر'): IndexDocument => toDocument(toTestArticle({ id, title }), testAnalyzer);

/** An index in memory that notes which keys it was asked for. */
function createIndex(documents: IndexDocument[]) {
  const asked: string[][] = [];
  const toHit = ({ key, edition, tie, titleCodes, bodyCodes, titleLength, bodyLength }: IndexDocument): IndexHit => {
    const labels = { source: ['وكالة'], category: [], author: [], tag: [], language: ['ar'] };
    const named = { key, edition, place: { seconds: null, tie } };
    const codes = readTokenCodes(titleCodes, bodyCodes);
    return { ...named, article: null, ranking: { ...named, labels, day: null, codes, titleLength, bodyLength } };
  };
  const answer = ({ where, offset, limit }: IndexQuery): IndexAnswer => {
    const keys = where.kind === 'keys' ? where.anyOf : documents.map(({ key }) => key).slice(offset, offset + limit);
    asked.push([...keys]);
    const hits = documents.filter(({ key }) => keys.includes(key)).map(toHit);
    return { hits, total: hits.length, facets: {}, editions: [] };
  };
  return { asked, find: async (queries: readonly IndexQuery[]) => queries.map(answer) };
}

const editionsOf = (documents: readonly { readonly edition: string }[]): string[] =>
  documents.map(({ edition }) => edition).toSorted();

test('a document is loaded once, however often it is asked for', async () => {
  const documents = ['1', '2', '3'].map((id) => toOne(id));
  const index = createIndex(documents);
  const store = createRankingStore({ index, maxBytes: LARGE });
  const [first, second, third] = editionsOf(documents);
  await store.documents([first ?? '', second ?? '']);
  const found = await store.documents([first ?? '', second ?? '', third ?? '']);
  expect(editionsOf(found)).toEqual(editionsOf(documents));
  expect(index.asked.map((keys) => keys.length)).toEqual([2, 1]);
});

test('a document that has changed is another edition, and what was kept of it is not given out', async () => {
  const documents = [toOne('1', 'قديم')];
  const index = createIndex(documents);
  const store = createRankingStore({ index, maxBytes: LARGE });
  const [old] = editionsOf(documents);
  await store.documents([old ?? '']);
  documents[0] = toOne('1', 'خبر جديد طويل');
  const [fresh] = editionsOf(documents);
  const [found] = await store.documents([fresh ?? '']);
  expect(found?.codes.titleTokens).toBe(3);
});

test('an edition that the index has no more is left out', async () => {
  const documents = [toOne('1', 'جديد')];
  const store = createRankingStore({ index: createIndex(documents), maxBytes: LARGE });
  expect(await store.documents([toOne('1', 'قديم').edition, toOne('2').edition])).toEqual([]);
});

test('what there is no room for is loaded again, and answered all the same', async () => {
  const documents = ['1', '2', '3', '4'].map((id) => toOne(id));
  const index = createIndex(documents);
  const store = createRankingStore({ index, maxBytes: 0 });
  for (let times = 0; times < 2; times += 1)
    expect(editionsOf(await store.documents(editionsOf(documents)))).toEqual(editionsOf(documents));
  expect(index.asked.map((keys) => keys.length)).toEqual([4, 4]);
});

test('what was asked for lately stays when there is room for half of everything', async () => {
  const documents = Array.from({ length: 40 }, (_, at) => toOne(String(at)));
  const index = createIndex(documents);
  const store = createRankingStore({ index, maxBytes: 20 * 750 });
  const [often, ...others] = editionsOf(documents);
  for (const each of others) await store.documents([often ?? '', each]);
  const asks = index.asked.filter((keys) => keys.includes(often?.slice(0, 22) ?? '')).length;
  expect(asks).toBe(1);
});

test('the archive is loaded ahead until it ends, there is no more room, or nobody wants it', async () => {
  const documents = Array.from({ length: 450 }, (_, at) => toOne(String(at)));
  const loadedBy = async (maxBytes: number, signal: AbortSignal): Promise<number> => {
    const index = createIndex(documents);
    await createRankingStore({ index, maxBytes }).fill(signal);
    return index.asked.flat().length;
  };
  const { signal } = new AbortController();
  expect(await loadedBy(LARGE, signal)).toBe(450);
  expect(await loadedBy(2 * 100 * 750, signal)).toBe(200);
  expect(await loadedBy(0, signal)).toBe(200);
  expect(await loadedBy(LARGE, AbortSignal.abort())).toBe(0);
});
