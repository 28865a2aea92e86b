/** Other names for the words of a query: which there are, and what an article is worth that has one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseEquivalents } from '../../src/search/equivalent-groups.ts';
import { createEquivalents } from '../../src/search/equivalents.ts';
import { planQuery } from '../../src/search/plan-query.ts';
import { createQueryLexicon } from '../../src/search/query-lexicon.ts';
import { readGolden } from '../support/golden.ts';
import {
  createTestIndex,
  testAnalyzer,
  testEquivalents,
  testQueryWords,
  toTestEquivalents,
} from '../support/meilisearch.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import type { Asker } from './ask.ts';
import { createAsker, idsOf } from './ask.ts';

const parts = {
  analyzer: testAnalyzer,
  lexicon: createQueryLexicon(testQueryWords, testAnalyzer),
  equivalents: createEquivalents(testEquivalents, testAnalyzer),
};

/** Other names that are looked for with those of a query. */
function namesFor(query: string, expand: 'on' | 'off' = 'on', match: 'smart' | 'exact' = 'smart'): string[] {
  const { clauses } = planQuery(query, { match, expand }, parts);
  return [...new Set(clauses.flatMap(({ equivalents }) => equivalents.map(({ text }) => text)))];
}

describe('the names of this checkout', () => {
  test.each(readGolden('equivalents.tsv'))('$input: $expected, $why', ({ input, expected }) => {
    if (expected === 'none') expect(namesFor(input)).toEqual([]);
    else expect(namesFor(input)).toEqual(expect.arrayContaining(expected.split('، ')));
  });

  test('are left alone when they are not wanted, or words are meant in their spelling', () => {
    expect(namesFor('شباط')).not.toEqual([]);
    expect(namesFor('شباط', 'off')).toEqual([]);
    expect(namesFor('شباط', 'on', 'exact')).toEqual([]);
  });

  test('of the months are those of every Arab calendar', () => {
    const countries = ['SY', 'LB', 'IQ', 'JO', 'PS', 'EG', 'SD', 'SA', 'YE', 'LY', 'TN', 'DZ', 'MA', 'MR'];
    const missing = Array.from({ length: 12 }, (_, month) => {
      const names = countries.map((country) =>
        new Intl.DateTimeFormat(`ar-${country}-u-ca-gregory`, { month: 'long' }).format(new Date(2024, month, 15)),
      );
      const [first = '', ...others] = new Set(names);
      const found = new Set([first, ...namesFor(first)].map((name) => testAnalyzer.fold(name)));
      return others.filter((name) => !found.has(testAnalyzer.fold(name)));
    });
    expect(missing.flat()).toEqual([]);
  });

  test('differ by more than the analyzer joins anyway', () => {
    const twice = testEquivalents.groups.flatMap(({ names }) => {
      const terms = names.map(({ text, isExact }) =>
        isExact ? text : testAnalyzer.analyze(text, { mode: 'query' }).map(({ term }) => term),
      );
      const keys = terms.map((each) => JSON.stringify(each));
      return names.filter((_, at) => keys.indexOf(keys[at] ?? '') < at).map(({ text }) => text);
    });
    expect(twice).toEqual([]);
  });
});

test('a word by itself is meant in its spelling alone when its term is less than the word, but for ال and a final ا or ة', () => {
  const words = testEquivalents.groups.flatMap(({ names }) =>
    names.filter(({ text, isExact }) => !isExact && !/[a-z\s]/iu.test(text)).map(({ text }) => text),
  );
  const cut = words.filter((text) => {
    const [token, ...others] = testAnalyzer.analyze(text, { mode: 'query' });
    if (!token || others.length > 0) return false;
    const whole = [token.folded, token.folded.replace(/^ال/u, '')];
    return !whole.some((word) => ['', 'ا', 'ه'].some((end) => token.term + end === word));
  });
  expect(cut).toEqual([]);
});

test.each([
  ['شباط', 'line 1', 'one name'],
  ['شباط، ، فبراير', 'line 1', 'an empty name'],
  [`${'شباط، '.repeat(12)}فبراير`, 'line 1', 'too many names'],
])('the file %j is refused, and said why: %s, %s', (file, where) => {
  expect(() => parseEquivalents(file)).toThrow(where);
});

test.each([
  [['شباط، فبراير', 'فيفري، الشباط'], 'الشباط stands in line 1, too'],
  [['في، داخل'], 'في is a function word'],
])('names that cannot be told apart are refused: %j', (lines, why) => {
  expect(() => createEquivalents(toTestEquivalents(...lines), testAnalyzer)).toThrow(why);
});

test('a name that is repeated is looked for once', () => {
  const { clauses } = planQuery('داعش '.repeat(60), { match: 'smart', expand: 'on' }, parts);
  expect(clauses).toHaveLength(60);
  expect(new Set(clauses.flatMap(({ equivalents }) => equivalents)).size).toBe(namesFor('داعش').length);
});

describe('in an archive', () => {
  let testIndex: TestIndex;
  let asker: Asker;
  beforeAll(async () => {
    testIndex = await createTestIndex('equivalents');
    await testIndex.add(
      { id: 'levant', title: 'أمطار غزيرة', body: 'هطلت الأمطار في شباط على الساحل وتوقفت بعد أيام.' },
      { id: 'egypt', title: 'أمطار غزيرة', body: 'هطلت الأمطار في فبراير على الساحل وتوقفت بعد أيام.' },
      { id: 'maghreb', title: 'أمطار غزيرة', body: 'هطلت الأمطار في فيفري على الساحل وتوقفت بعد أيام.' },
      { id: 'november', title: 'موسم الزيتون', body: 'يبدأ القطاف في تشرين الثاني من كل عام.' },
      { id: 'second', title: 'المركز الثاني', body: 'حل فريق تشرين في المركز الثاني بعد مباراة صعبة.' },
      { id: 'force', title: 'حملة في البادية', body: 'أعلنت قسد انتهاء الحملة شرق النهر.' },
      { id: 'forces', title: 'حملة في الوادي', body: 'أعلنت قوات سوريا الديمقراطية انتهاء الحملة غرب النهر.' },
      { id: 'apart', title: 'قوات في الميدان', body: 'قالت القوات إن سوريا تنتظر الانتخابات الديمقراطية.' },
      { id: 'title', title: 'شباط الدافئ', body: 'لا شيء غير العنوان.' },
    );
    asker = createAsker(testIndex);
  });
  afterAll(() => testIndex.drop());

  const find = async (q: string, fields: Parameters<Asker['ask']>[0] = {}): Promise<string[]> =>
    idsOf((await asker.ask({ q, ...fields })).hits).sort();

  test.each(['smart', 'all', 'any'] as const)(
    'an article with another name has the word, in the mode %s',
    async (match) => {
      expect(await find('فبراير', { match })).toEqual(['egypt', 'levant', 'maghreb', 'title']);
      expect(await find('فبراير', { match, expand: 'off' })).toEqual(['egypt']);
    },
  );

  test.each([
    ['نوفمبر', ['november'], 'a name of two words, where they stand side by side'],
    ['قوات سوريا الديمقراطية', ['apart', 'force', 'forces'], 'words in a row: all of them anywhere, or the acronym'],
    ['قسد', ['force', 'forces'], 'an acronym: or the words in a row'],
    ['"قوات سوريا الديمقراطية"', ['forces'], 'a phrase means what it says'],
    ['"فبراير"', ['egypt'], 'and so does a single word in marks'],
    ['title:فبراير', ['title'], 'in the title alone'],
    ['أمطار -فبراير', [], 'who leaves out a month leaves out all its names'],
    ['الحملة -(قوات سوريا الديمقراطية)', [], 'and all the names of a force'],
    ['فبراير OR قسد', ['egypt', 'force', 'forces', 'levant', 'maghreb', 'title'], 'alternatives'],
    ['فبراير الساحل', ['egypt', 'levant', 'maghreb'], 'beside another word'],
  ])('%s finds %j: %s', async (q, expected) => {
    expect(await find(q, { match: q.includes(' ') && !/[-"()]|OR/u.test(q) ? 'all' : 'smart' })).toEqual(expected);
  });

  test('what was typed comes first, everything else being equal', async () => {
    for (const [q, first] of [
      ['شباط الساحل', 'levant'],
      ['فبراير الساحل', 'egypt'],
      ['فيفري الساحل', 'maghreb'],
    ] as const)
      expect(idsOf((await asker.ask({ q, match: 'all' })).hits)[0]).toBe(first);
  });

  test('the answer names what was looked for, as far as some article has it', async () => {
    const { query } = await asker.ask({ q: 'فبراير -نوفمبر' });
    expect(query.terms).toMatchObject([
      { text: 'فبراير', equivalents: ['فيفري', 'شباط'], articles: 4 },
      { text: 'نوفمبر', negated: true, equivalents: ['تشرين الثاني'], articles: 1 },
    ]);
    expect((await asker.ask({ q: 'فبراير', expand: 'off' })).query).toMatchObject({
      expand: 'off',
      terms: [{ equivalents: [], articles: 1 }],
    });
  });

  test('a hit shows the other name, lacks nothing, and says by which rule', async () => {
    const { hits } = await asker.ask({ q: 'نوفمبر القطاف', explain: true });
    const [hit] = hits;
    expect(hit).toMatchObject({ id: 'november', missing: [] });
    expect(hit?.highlights.snippet.filter(({ match }) => match).map(({ text }) => text)).toEqual([
      'القطاف',
      'تشرين',
      'الثاني',
    ]);
    const term = hit?.explanation?.terms.find(({ text }) => text === 'نوفمبر');
    expect(term).toMatchObject({ spelling: 'expanded', inBody: 1 });
    expect(term?.words.map(({ text, rules }) => [text, rules.includes('equivalent')])).toEqual([
      ['تشرين', true],
      ['الثاني', true],
    ]);
  });

  test('an article with the acronym lacks none of the words of the name', async () => {
    const { hits } = await asker.ask({ q: 'قوات سوريا الديمقراطية غرب النهر', explain: true });
    expect(hits.find(({ id }) => id === 'force')).toMatchObject({ missing: ['غرب'] });
    expect(hits.find(({ id }) => id === 'forces')).toMatchObject({ missing: [] });
  });

  test('two names of one thing are two words: each is found by itself or by the other', async () => {
    const { hits } = await asker.ask({ q: 'شباط فبراير' });
    expect(idsOf(hits).sort()).toEqual(['egypt', 'levant', 'maghreb', 'title']);
    expect(hits.map(({ missing }) => missing)).toEqual([[], [], [], []]);
  });

  test('a word that no article has, and a name of which one has, is not taken for a slip', async () => {
    const { query, total } = await asker.ask({ q: 'نونبر' });
    expect(query.terms).toMatchObject([{ corrected: [], equivalents: ['تشرين الثاني'] }]);
    expect(total).toMatchObject({ full: 1, partial: 0 });
  });
});
