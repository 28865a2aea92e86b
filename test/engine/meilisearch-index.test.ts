import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toKey } from '../../src/article/article-key.ts';
import { toDocument } from '../../src/article/document.ts';
import { readTokenCodes } from '../../src/article/token-code.ts';
import { createMeilisearchIndex } from '../../src/engine/meilisearch-index.ts';
import type { MeilisearchIndex, MeilisearchIndexOptions } from '../../src/engine/meilisearch-index.ts';
import { hasWord } from '../../src/search/condition.ts';
import { EVERYTHING } from '../../src/search/search-index.ts';
import type { IndexQuery } from '../../src/search/search-index.ts';
import type { TestArticle, TestIndex } from '../support/meilisearch.ts';
import { createTestIndex, testAnalyzer, toTestArticle } from '../support/meilisearch.ts';
import { findDeadPort, openTcpProxy } from '../support/tcp-proxy.ts';

const FULL: TestArticle = {
  id: 'كل شيء/1',
  title: 'عنوان',
  body: 'سطر\n\nسطر "آخر" \\ 😀',
  publishedAt: '1969-07-20T20:17:40.000Z',
  source: 'وكالة',
  category: 'علوم',
  author: 'كاتبة',
  url: 'https://example.org/?a=1&b=2',
  tags: ['فضاء', 'قمر'],
  language: 'ar-EG',
};

const toDocuments = (...articles: readonly TestArticle[]) =>
  articles.map((article) => toDocument(toTestArticle(article), testAnalyzer));

let testIndex: TestIndex;
beforeAll(async () => {
  testIndex = await createTestIndex('port');
  await testIndex.add(FULL, { id: 'empty', title: 'بلا شيء' });
});
afterAll(() => testIndex.drop());

/** Another client of the same index. */
const settingsOf = (file: unknown) => z.looseObject({}).parse(file);

function open(options: Partial<MeilisearchIndexOptions> = {}): MeilisearchIndex {
  return createMeilisearchIndex({ ...testIndex.options, ...options });
}

describe('an article', () => {
  test.each([FULL, { id: 'empty', title: 'بلا شيء' }])('comes back under its id as it was: $id', async (article) => {
    expect(await testIndex.index.article(article.id)).toEqual(toTestArticle(article));
    const [answer] = await testIndex.index.find([
      { ...EVERYTHING, where: { kind: 'keys', anyOf: [toKey(article.id)] }, limit: 1, load: 'text' },
    ]);
    expect(answer?.hits[0]?.article).toEqual(toTestArticle(article));
  });

  test('that the index does not have is null', async () => {
    expect(await testIndex.index.article('missing')).toBeNull();
  });

  test('is replaced by another of the same id', async () => {
    await testIndex.add({ id: 'twice', title: 'قديم', source: 'أ' });
    await testIndex.add({ id: 'twice', title: 'جديد', tags: ['ب'] });
    expect(await testIndex.index.article('twice')).toEqual(toTestArticle({ id: 'twice', title: 'جديد', tags: ['ب'] }));
  });
});

describe('finding', () => {
  test('answers each query in its place, and no query with nothing', async () => {
    const terms = ['عنوان', 'شيء'].flatMap((word) => testAnalyzer.terms(word));
    const toQuery = (term: string): IndexQuery => ({
      ...EVERYTHING,
      where: hasWord('terms', term),
      limit: 1,
      load: 'text',
    });
    const queries = [...terms, ...terms].map(toQuery);
    const answers = await testIndex.index.find(queries);
    const ids = answers.map(({ hits }) => hits.map(({ article }) => article?.id));
    expect(ids).toEqual([[FULL.id], ['empty'], [FULL.id], ['empty']]);
    expect(await testIndex.index.find([])).toEqual([]);
  });

  test('takes every term whole, one that begins like an article too', async () => {
    const own = await createTestIndex('whole');
    const [document] = toDocuments({ id: '1', title: '' });
    await own.index.put(document ? [{ ...document, terms: ['كيس', 'الماس'] }] : []);
    await own.index.settle();
    const words = ['كيس', 'الماس', 'ماس', 'ال'];
    const answers = await own.index.find(
      words.map((word): IndexQuery => ({ ...EVERYTHING, where: hasWord('terms', word) })),
    );
    expect(answers.map(({ total }) => total)).toEqual([1, 1, 0, 0]);
    await own.drop();
  });

  test('names every matching document by its edition, whatever the window', async () => {
    const documents = toDocuments(FULL, { id: 'empty', title: 'بلا شيء' });
    const query: IndexQuery = {
      ...EVERYTHING,
      where: { kind: 'keys', anyOf: documents.map(({ key }) => key) },
      limit: 1,
    };
    const [named, plain] = await testIndex.index.find([{ ...query, editions: true }, query]);
    expect(named?.editions.toSorted()).toEqual(documents.map(({ edition }) => edition).toSorted());
    expect(plain?.editions).toEqual([]);
  });

  test('loads of a document what was asked for and no more', async () => {
    const query: IndexQuery = { ...EVERYTHING, where: { kind: 'keys', anyOf: [toKey(FULL.id)] }, limit: 1 };
    const [plain, ranking, text] = await testIndex.index.find([
      query,
      { ...query, load: 'ranking' },
      { ...query, load: 'text' },
    ]);
    const { tie, publishedAtSeconds: seconds, ...document } = toDocument(toTestArticle(FULL), testAnalyzer);
    const { key, edition, titleCodes, bodyCodes, titleLength, bodyLength } = document;
    const named = { key, edition, place: { seconds, tie } };
    const found = { ...named, article: null, ranking: null };
    expect(plain?.hits).toEqual([found]);
    const codes = readTokenCodes(titleCodes, bodyCodes);
    const labels = {
      source: ['وكالة'],
      category: ['علوم'],
      author: ['كاتبة'],
      tag: ['فضاء', 'قمر'],
      language: ['ar-EG'],
    };
    expect(ranking?.hits).toEqual([
      { ...found, ranking: { ...named, codes, labels, day: '1969-07-20', titleLength, bodyLength } },
    ]);
    expect(text?.hits).toEqual([{ ...found, article: toTestArticle(FULL) }]);
  });
});

test('fingerprints are those of the documents that exist', async () => {
  const [document] = toDocuments(FULL);
  expect(await testIndex.index.fingerprints([toKey('missing'), toKey(FULL.id)])).toEqual(
    new Map([[toKey(FULL.id), document?.fingerprint]]),
  );
  expect(await testIndex.index.fingerprints([])).toEqual(new Map());
});

describe('putting documents', () => {
  test('is settled when they can be found, however many puts there were', async () => {
    const own = await createTestIndex('puts');
    for (const id of ['1', '2', '3']) await own.index.put(toDocuments({ id, title: 'خبر' }));
    await own.index.put([]);
    await own.index.settle();
    expect(await own.index.state()).toEqual({ documents: 3, analyzerVersion: testAnalyzer.version, unfit: null });
    await own.drop();
  });

  test('fails with the reason of the engine, once, and the rest goes in', async () => {
    const own = await createTestIndex('refused');
    const [bad] = toDocuments({ id: 'bad', title: 'خبر' });
    await own.index.put(toDocuments({ id: 'good', title: 'خبر' }));
    await own.index.put(bad ? [{ ...bad, key: 'no key of ours' }] : []);
    await own.index.put(toDocuments({ id: 'better', title: 'خبر' }));
    await expect(own.index.settle()).rejects.toMatchObject({
      code: 'engine_refused',
      message: /documentAdditionOrUpdate.*no key of ours/u,
    });
    await own.index.settle();
    expect((await own.index.state()).documents).toBe(2);
    await own.drop();
  });

  test('is settled by who asks again when the engine went away meanwhile', async () => {
    const own = await createTestIndex('away');
    const target = new URL(own.options.url);
    const proxy = await openTcpProxy({ target });
    const index = createMeilisearchIndex({ ...own.options, url: `http://127.0.0.1:${proxy.port}` });
    await index.put(toDocuments({ id: '1', title: 'خبر' }));
    await proxy.close();
    await expect(index.settle()).rejects.toMatchObject({ code: 'engine_unavailable' });
    const again = await openTcpProxy({ target, port: proxy.port });
    await index.settle();
    expect((await index.state()).documents).toBe(1);
    index.close();
    await again.close();
    await own.drop();
  });
});

describe('preparing', () => {
  test('leaves an index that is ready as it is', async () => {
    const before = await testIndex.index.state();
    await testIndex.index.prepare();
    expect(await testIndex.index.state()).toEqual(before);
  });

  test('gives a new index the settings of the file, all of them, and the version of the analyzer', async () => {
    const { url, apiKey, indexName, settingsFile } = testIndex.options;
    const headers = { Authorization: `Bearer ${apiKey}` };
    const settings: unknown = await (await fetch(`${url}/indexes/${indexName}/settings`, { headers })).json();
    expect(settings).toMatchObject(settingsOf(settingsFile));
    expect(settings).toMatchObject({ synonyms: { 'fihrist analyzer version': [testAnalyzer.version] } });
  });

  test('refuses an index of another analyzer and names both versions', async () => {
    const other = open({ analyzerVersion: '9-other' });
    await expect(other.prepare()).rejects.toMatchObject({
      code: 'analyzer_mismatch',
      message: expect.stringMatching(new RegExp(`${testAnalyzer.version}.*9-other`, 'u')),
    });
    expect(await other.state()).toMatchObject({ analyzerVersion: testAnalyzer.version });
    other.close();
  });

  test('refuses an index of other documents by the example of one, without anybody counting versions', async () => {
    const specimen = { ...testIndex.options.specimen, bodyLength: 0 };
    const other = open({ specimen });
    const refusal = /documents of another shape .*run "fihrist index --rebuild"/u;
    await expect(other.prepare()).rejects.toMatchObject({ code: 'analyzer_mismatch', message: refusal });
    expect(await other.fitness()).toBe('other_documents');
    expect((await other.state()).unfit).toMatch(refusal);
    other.close();
  });

  test('refuses an index of other settings and names those that differ', async () => {
    const other = open({ settingsFile: { ...settingsOf(testIndex.options.settingsFile), rankingRules: ['words'] } });
    await expect(other.prepare()).rejects.toMatchObject({
      code: 'analyzer_mismatch',
      message: expect.stringMatching(/other settings than .* \(rankingRules\): run "fihrist index --rebuild"/u),
    });
    other.close();
  });

  test('refuses settings that are none', async () => {
    const other = open({ indexName: `${testIndex.options.indexName}_bad`, settingsFile: { rankingRules: 'words' } });
    await expect(other.prepare()).rejects.toThrow(/rankingRules/u);
    await other.drop();
    other.close();
  });
});

describe('an index that does not exist', () => {
  test('is said to be missing, with what makes one', async () => {
    const missing = open({ indexName: `${testIndex.options.indexName}_missing` });
    const expected = { code: 'index_not_ready', message: /_missing.*fihrist index/u };
    await expect(missing.find([EVERYTHING])).rejects.toMatchObject(expected);
    await expect(missing.article('1')).rejects.toMatchObject(expected);
    await expect(missing.fingerprints(['1'])).rejects.toMatchObject(expected);
    await expect(missing.state()).rejects.toMatchObject(expected);
    await missing.drop();
    await missing.ping();
    missing.close();
  });
});

describe('an engine', () => {
  test('that does not answer is said to be unavailable by every call', async () => {
    const dead = open({ url: `http://127.0.0.1:${await findDeadPort()}` });
    const calls = [
      dead.prepare(),
      dead.find([EVERYTHING]),
      dead.article('1'),
      dead.fingerprints(['1']),
      dead.put(toDocuments({ id: '1' })),
      dead.state(),
      dead.ping(),
      dead.drop(),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'engine_unavailable' });
    dead.close();
  });

  test('that wants another key refuses, and says why', async () => {
    const stranger = open({ apiKey: 'wrong' });
    await expect(stranger.find([EVERYTHING])).rejects.toMatchObject({
      code: 'engine_refused',
      message: /invalid_api_key/u,
    });
    stranger.close();
  });
});
