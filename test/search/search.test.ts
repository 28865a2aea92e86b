/** What a reader of the sample archive finds. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSearcher } from '../../src/search/search.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex, testAnalyzer, testEquivalents, testQueryWords } from '../support/meilisearch.ts';
import { readSampleArchive } from '../support/sample-archive.ts';
import type { Asker } from './ask.ts';
import { createAsker, hasPhrase, idsOf, termsOf, toSearchRequest } from './ask.ts';

/** Three secret deals: prisoners for prisoners, on the Euphrates. */
const EXCHANGE = 'mizan-2018-0615-1';

const archive = readSampleArchive();
let testIndex: TestIndex;
let asker: Asker;

beforeAll(async () => {
  testIndex = await createTestIndex('search');
  await testIndex.add(...archive);
  asker = createAsker(testIndex);
});
afterAll(() => testIndex.drop());

describe('the story of the prisoner exchange', () => {
  test.each([
    ['صفقات سرية', 'words of the title'],
    ['الصفقات السرية بين قسد وداعش', 'with articles, a conjunction and a stop word'],
    ['صفقة', 'the singular of a word in the title'],
    ['الصفقة', 'the same with its article'],
    ['تبادل محتجزين', 'words of the body'],
    ['تبادل المحتجزين', 'the same with an article'],
    ['محتجزون', 'another case of the plural'],
    ['"دير الزور"', 'a phrase with an article inside'],
    ['«دير الزور»', 'the same in guillemets'],
    ['“دير الزور”', 'the same in curly quotation marks'],
    ['دير ألزور', 'a hamza that does not belong'],
    ['٢٠٠ مسلح', 'Arabic digits where the article has European ones'],
    ['200 مسلح', 'European digits'],
    ['المسلحين', 'another case and the article'],
    ['نساء واطفال', 'a hamza left out'],
    ['النساء والأطفال', 'articles that the text does not have'],
    ['زوجة مقاتل', 'singulars of two plurals'],
    ['قوات سوريا الديمقراطية', 'a name of three words'],
    ['السوريين', 'the people of a country'],
    ['مُقَايَضَة', 'every vowel written'],
    ['صفقـــات', 'a word drawn out'],
    ['ديلي تلغراف', 'a foreign name'],
  ])('is found with %s: %s', async (q) => {
    const { hits, total } = await asker.ask({ q });
    const hit = hits.find(({ id }) => id === EXCHANGE);
    expect(hit).toMatchObject({ missing: [] });
    expect(hits.indexOf(hit ?? expect.fail('is not found'))).toBeLessThan(total.full);
  });

  test.each(['صفقات سرية', 'الصفقات السرية بين قسد وداعش', '٢٠٠ مسلح', '"دير الزور"'])(
    'comes first for %s',
    async (q) => {
      expect(idsOf((await asker.ask({ q })).hits)[0]).toBe(EXCHANGE);
    },
  );

  test('is not found with its phrase the other way round, nor is any other', async () => {
    const { hits, total } = await asker.ask({ q: '"الزور دير"' });
    expect(hits).toEqual([]);
    expect(total).toEqual({ value: 0, relation: 'eq', full: 0, partial: 0 });
  });

  test('shows whole words as matches, the article with them and never alone', async () => {
    const { hits } = await asker.ask({ q: 'الصفقات "دير الزور"' });
    const hit = hits.find(({ id }) => id === EXCHANGE);
    const shown = [...(hit?.highlights.title ?? []), ...(hit?.highlights.snippet ?? [])];
    const matches = shown.filter(({ match }) => match).map(({ text }) => text);
    expect(matches).toContain('صفقات');
    expect(matches).toEqual(expect.arrayContaining(['دير', 'الزور']));
    expect(matches).not.toContain('ال');
  });
});

test('no lone article is marked in any hit of any word of any title', async () => {
  const marked = new Set<string>();
  for (const { title } of archive.slice(0, 40))
    for (const { highlights } of (await asker.ask({ q: title, limit: 5 })).hits)
      for (const { text, match } of [...highlights.title, ...highlights.snippet]) if (match) marked.add(text);
  expect(marked.size).toBeGreaterThan(100);
  expect(marked).not.toContain('ال');
});

describe('full matches', () => {
  const queries = ['الماء', 'الأردن العراق', 'مدرسة', 'سوق الكويت', 'نساء', 'البصرة شط العرب', 'عام 2018', '19'];

  test.each(queries)('of %s are exactly the articles that have all its words', async (q) => {
    const wanted = testAnalyzer.terms(q);
    const expected = archive.filter((article) => wanted.every((term) => termsOf(article).has(term)));
    const { total } = await asker.ask({ q, match: 'all' });
    expect(total).toEqual({ value: expected.length, relation: 'eq', full: total.value, partial: 0 });
    const found = await asker.walk({ q, match: 'all', limit: 7 });
    expect(idsOf(found).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  test.each(queries)('of any word of %s are exactly the articles that have one', async (q) => {
    const wanted = testAnalyzer.terms(q);
    const expected = archive.filter((article) => wanted.some((term) => termsOf(article).has(term)));
    const { total } = await asker.ask({ q, match: 'any' });
    expect(total).toEqual({ value: expected.length, relation: 'eq', full: expected.length, partial: 0 });
    const found = await asker.walk({ q, match: 'any', limit: 7 });
    expect(idsOf(found).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  test('of a phrase of two words are exactly the articles where they stand side by side', async () => {
    const pairs = archive.slice(0, 30).flatMap(({ body }) => {
      const [first, second] = testAnalyzer.analyze(body).filter(({ stop }) => !stop);
      return first && second ? [body.slice(first.start, second.end)] : [];
    });
    for (const pair of pairs) {
      const phrase = testAnalyzer.analyze(pair.replaceAll(/["«»“”]/gu, ' ')).map(({ term }) => term);
      const expected = archive.filter((article) => hasPhrase(article, phrase));
      const { hits, total } = await asker.ask({ q: `"${pair.replaceAll(/["«»“”]/gu, ' ')}"` });
      expect(idsOf(hits).sort()).toEqual(expected.map(({ id }) => id).sort());
      expect(total).toEqual({ value: expected.length, relation: 'eq', full: expected.length, partial: 0 });
    }
  });
});

describe('partial matches', () => {
  test('come after the full ones and say which words they lack, as they were typed', async () => {
    const q = 'الصفقات السرية بين قسد وداعش';
    const { hits, total } = await asker.ask({ q });
    expect(total.full).toBe(1);
    expect(total.partial).toBeGreaterThan(0);
    expect(hits[0]).toMatchObject({ id: EXCHANGE, missing: [] });
    const wanted = testAnalyzer.analyze(q).filter(({ stop }) => !stop);
    for (const { id, missing } of hits.slice(1)) {
      const has = termsOf(archive.find((one) => one.id === id) ?? expect.fail(`${id} is not in the archive`));
      expect(missing).toEqual(wanted.filter(({ term }) => !has.has(term)).map(({ surface }) => surface));
      expect(missing).not.toEqual([]);
    }
  });

  test('are not looked for when every word is wanted', async () => {
    const { total } = await asker.ask({ q: 'الصفقات السرية بين قسد وداعش', match: 'all' });
    expect(total).toEqual({ value: 1, relation: 'eq', full: 1, partial: 0 });
  });

  test('come first when they have the phrase that was asked for, and say so when they have not', async () => {
    const { hits, total } = await asker.ask({ q: '"دير الزور" صفقات بعيرنجوخ' });
    const having = archive.filter((article) => hasPhrase(article, testAnalyzer.terms('دير الزور'))).map(({ id }) => id);
    expect(having.length).toBeGreaterThan(2);
    expect(idsOf(hits).slice(0, having.length).sort()).toEqual(having.toSorted());
    expect(total.full).toBe(0);
    expect(hits[0]).toMatchObject({ id: EXCHANGE, missing: ['بعيرنجوخ'] });
    const others = hits.slice(having.length);
    expect(others.length).toBeGreaterThan(0);
    for (const { missing } of others) expect(missing).toEqual(expect.arrayContaining(['دير الزور', 'بعيرنجوخ']));
  });

  test('have the phrase and need nothing else, however many rarer words were asked for', async () => {
    const phrase = testAnalyzer.terms('دير الزور');
    const expected = archive.filter((article) => hasPhrase(article, phrase));
    const others = archive.filter((article) => !expected.includes(article));
    const words = others.flatMap(({ body }) => testAnalyzer.analyze(body).filter(({ stop }) => !stop));
    const surfaces = new Map<string, string | null>();
    for (const { term, surface } of words) surfaces.set(term, surfaces.has(term) ? null : surface);
    const rare = [...surfaces.values()].filter((surface) => surface !== null).slice(0, 8);
    const { hits } = await asker.ask({ q: `${rare.join(' ')} "دير الزور"` });
    expect(idsOf(hits).slice(0, expected.length).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  test('never lack a phrase that is all there is, or that many articles have', async () => {
    expect((await asker.ask({ q: '"الزور دير"' })).total.value).toBe(0);
    const own = await createTestIndex('many-phrases');
    const many = Array.from({ length: 70 }, (_, at) => ({ id: `has-${at}`, title: 'مجلس النواب', body: 'خبر' }));
    await own.add(...many, { id: 'lacks', title: 'مجلس', body: 'النواب زرافة' });
    const { hits } = await createAsker(own).ask({ q: '"مجلس النواب" زرافة' });
    expect(idsOf(hits)).toHaveLength(70);
    expect(idsOf(hits)).not.toContain('lacks');
    await own.drop();
  });
});

describe('what was understood', () => {
  test('is told of every word of the query, with its place and how many articles have it', async () => {
    const q = 'من "دير الزور" والصفقات';
    const { query } = await asker.ask({ q });
    expect(query.text).toBe(q);
    expect(query.terms).toMatchObject([
      { text: 'من', kind: 'stop', articles: null },
      { text: 'دير الزور', kind: 'phrase', terms: testAnalyzer.terms('دير الزور') },
      { text: 'والصفقات', kind: 'word', terms: testAnalyzer.terms('صفقات') },
    ]);
    for (const { text, start, end } of query.terms) expect(q.slice(start, end)).toBe(text);
    const [wanted = ''] = testAnalyzer.terms('صفقات');
    expect(query.terms[2]?.articles).toBe(archive.filter((article) => termsOf(article).has(wanted)).length);
  });

  test('says nothing of how many articles have a word that was one too many to look at', async () => {
    const words = Array.from(
      { length: 80 },
      (_, at) => `كلمة${'ابتثجحخدذر'.charAt(at % 10)}${'سشصضطظعغ'.charAt(at / 10)}`,
    );
    const { query } = await asker.ask({ q: [...words, 'صفقات'].join(' ') });
    expect(query.terms).toHaveLength(81);
    expect(query.terms[0]?.articles).toBe(0);
    expect(query.terms[80]).toMatchObject({ text: 'صفقات', articles: null });
  });
});

test('takes its time from the clock it is given', async () => {
  const times = [100, 112.34];
  const now = (): number => times.shift() ?? 0;
  const searcher = createSearcher({ ...testIndex, queryWords: testQueryWords, equivalents: testEquivalents, now });
  const { tookMs } = await searcher.search(toSearchRequest({ q: 'صفقة' }));
  expect(tookMs).toBe(12.3);
});
