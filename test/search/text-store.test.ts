/** What is kept in memory is what the index has, and no more of it than was said. */
import { expect, test } from 'vitest';
import { toDocument } from '../../src/article/document.ts';
import type { IndexDocument } from '../../src/article/document.ts';
import type { IndexAnswer, IndexQuery } from '../../src/search/search-index.ts';
import { createTextStore } from '../../src/search/text-store.ts';
import { testAnalyzer, toTestArticle } from '../support/meilisearch.ts';

const LARGE = 1e9;
/** Room for two of the articles below. */
const ROOM_FOR_TWO = 2000;
const toOne = (id: string, title = 'خبر'): IndexDocument =>
  toDocument(toTestArticle({ id, title, body: 'نص' }), testAnalyzer);

/** An index in memory that notes how many articles it was asked for each time. */
function createIndex(documents: IndexDocument[]) {
  const asked: number[] = [];
  const answer = ({ where, offset, limit }: IndexQuery): IndexAnswer => {
    const keys = where.kind === 'keys' ? where.anyOf : documents.map(({ key }) => key).slice(offset, offset + limit);
    asked.push(keys.length);
    const hits = documents
      .filter(({ key }) => keys.includes(key))
      .map(({ key, edition, tie, article }) => ({
        key,
        edition,
        place: { seconds: null, tie },
        article,
        ranking: null,
      }));
    return { hits, total: hits.length, facets: {}, editions: [] };
  };
  return { asked, find: async (queries: readonly IndexQuery[]) => queries.map(answer) };
}

const toEditions = (documents: readonly IndexDocument[]): string[] => documents.map(({ edition }) => edition);

test('an article is loaded once, however often it is shown', async () => {
  const documents = ['1', '2', '3'].map((id) => toOne(id));
  const index = createIndex(documents);
  const store = createTextStore({ index, maxBytes: LARGE });
  await store.articles(toEditions(documents.slice(0, 2)));
  const found = await store.articles(toEditions(documents));
  expect(documents.map(({ key }) => found.get(key)?.id)).toEqual(['1', '2', '3']);
  expect(index.asked).toEqual([2, 1]);
});

test('of an article that has changed the new text is shown, and the old one is never given out for it', async () => {
  const documents = [toOne('1', 'قديم')];
  const store = createTextStore({ index: createIndex(documents), maxBytes: LARGE });
  const [old] = documents;
  await store.articles(toEditions(documents));
  documents[0] = toOne('1', 'جديد');
  const found = await store.articles(toEditions(documents));
  expect(found.get(old?.key ?? '')?.title).toBe('جديد');
});

test('an article that the index has no more, and that was not kept, is left out', async () => {
  const store = createTextStore({ index: createIndex([]), maxBytes: LARGE });
  expect([...(await store.articles(toEditions([toOne('1')])))]).toEqual([]);
});

test('when there is no more room, the article that was shown least lately is dropped', async () => {
  const documents = ['1', '2', '3'].map((id) => toOne(id));
  const index = createIndex(documents);
  const store = createTextStore({ index, maxBytes: ROOM_FOR_TWO });
  const [first = '', second = '', third = ''] = toEditions(documents);
  await store.articles([first, second]);
  await store.articles([first]);
  await store.articles([third]);
  expect(index.asked).toEqual([2, 1]);
  await store.articles([first, third]);
  expect(index.asked).toEqual([2, 1]);
  await store.articles([second]);
  expect(index.asked).toEqual([2, 1, 1]);
});

test('the archive is loaded ahead as far as there is room, and what has been shown is not dropped for it', async () => {
  const documents = Array.from({ length: 250 }, (_, at) => toOne(`${at}`));
  const index = createIndex(documents);
  const store = createTextStore({ index, maxBytes: 150 * 1000 });
  const last = toEditions(documents.slice(-1));
  await store.articles(last);
  await store.fill(new AbortController().signal);
  expect(index.asked).toEqual([1, 100, 100]);
  await store.articles([...last, ...toEditions(documents.slice(0, 100))]);
  expect(index.asked).toEqual([1, 100, 100]);
});

test('loading ahead ends when it is told to', async () => {
  const documents = Array.from({ length: 250 }, (_, at) => toOne(`${at}`));
  const index = createIndex(documents);
  await createTextStore({ index, maxBytes: LARGE }).fill(AbortSignal.abort());
  expect(index.asked).toEqual([]);
});
