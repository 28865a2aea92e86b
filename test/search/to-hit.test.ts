/** What a hit shows of an article, for any text and any query. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDocument } from '../../src/article/document.ts';
import { readTokenCodes } from '../../src/article/token-code.ts';
import type { TokenCodes } from '../../src/article/token-code.ts';
import { createMatcher } from '../../src/search/find-matches.ts';
import { createEquivalents } from '../../src/search/equivalents.ts';
import { planQuery } from '../../src/search/plan-query.ts';
import { createQueryLexicon } from '../../src/search/query-lexicon.ts';
import type { QueryClause } from '../../src/search/query-plan.ts';
import type { Hit } from '../../src/search/search-result.ts';
import { toHit } from '../../src/search/to-hit.ts';
import type { MatchedHit } from '../../src/search/to-hit.ts';
import { anyText, arabicText } from '../support/arabic-text.ts';
import { testAnalyzer, testQueryWords, toTestArticle, toTestEquivalents } from '../support/meilisearch.ts';
import { readSampleArchive } from '../support/sample-archive.ts';

const RUNS = { numRuns: 200 };
const MAX_SNIPPET_LENGTH = 260;

const planParts = {
  analyzer: testAnalyzer,
  lexicon: createQueryLexicon(testQueryWords, testAnalyzer),
  equivalents: createEquivalents(toTestEquivalents('مدينة، حاضرة', 'شباط، =فبراير، الشهر الثاني'), testAnalyzer),
};
const clausesOf = (query: string): readonly QueryClause[] =>
  planQuery(query, { match: 'smart', expand: 'on' }, planParts).clauses;
const show = (title: string, body: string, query: string): Hit => match(title, body, query, null).hit;
const match = (title: string, body: string, query: string, codes: TokenCodes | null): MatchedHit =>
  toHit({
    article: toTestArticle({ id: 'a', title, body }),
    codes,
    matcher: createMatcher({ clauses: clausesOf(query), expansions: new Map(), analyzer: testAnalyzer }),
    weightOf: (term) => term.length,
    analyzer: testAnalyzer,
  });
const joined = (segments: Hit['highlights']['title']): string => segments.map(({ text }) => text).join('');
const matchesOf = (segments: Hit['highlights']['title']): string[] =>
  segments.filter(({ match }) => match).map(({ text }) => text);
const snippetMatches = (body: string, query: string): string[] => matchesOf(show('', body, query).highlights.snippet);

/** Paragraphs long enough to be cut, with spaces few and many. */
const anyBody = fc
  .array(fc.oneof(anyText, arabicText, fc.constantFrom(' ', '\n\n', '. ', 'صفقة ', 'الصفقات')), {
    maxLength: 40,
    size: 'max',
  })
  .map((parts) => parts.join(''));

/** A query out of the words of the body itself, so that it matches; or any. */
const someQuery = (body: string): fc.Arbitrary<string> => {
  const surfaces = testAnalyzer.analyze(body).map(({ surface }) => surface);
  const word = fc.constantFrom('صفقة', ...surfaces);
  return fc.oneof(
    anyText,
    fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    fc.array(word, { minLength: 2, maxLength: 2 }).map((words) => `"${words.join(' ')}"`),
  );
};
const anyBodyAndQuery = anyBody.chain((body) => fc.tuple(fc.constant(body), someQuery(body)));

/** The codes that the index keeps of such an article. */
function codesOf(title: string, body: string): TokenCodes {
  const { titleCodes, bodyCodes } = toDocument(toTestArticle({ id: 'a', title, body }), testAnalyzer);
  return readTokenCodes(titleCodes, bodyCodes);
}

describe('the snippet of any text for any query', () => {
  test('is the same whether the codes of the article tell where to look or not', () => {
    fc.assert(
      fc.property(anyBodyAndQuery, ([body, query]) => {
        const title = body.slice(0, 60);
        expect(match(title, body, query, codesOf(title, body))).toEqual(match(title, body, query, null));
      }),
      RUNS,
    );
  });

  test('is a slice of the body, and joined highlights are it', () => {
    fc.assert(
      fc.property(anyBodyAndQuery, ([body, query]) => {
        const { snippet, snippetRange, highlights } = show(body.slice(0, 60), body, query);
        expect(snippet).toBe(body.slice(snippetRange.start, snippetRange.end));
        expect(snippetRange.of).toBe(body.length);
        expect(joined(highlights.snippet)).toBe(snippet);
        expect(joined(highlights.title)).toBe(body.slice(0, 60));
        for (const { text } of [...highlights.snippet, ...highlights.title]) expect(text).not.toBe('');
      }),
      RUNS,
    );
  });

  test('is never longer than 260 units, and all of a body that is not', () => {
    fc.assert(
      fc.property(anyBodyAndQuery, ([body, query]) => {
        const { snippet } = show('', body, query);
        expect(snippet.length).toBeLessThanOrEqual(MAX_SNIPPET_LENGTH);
        if (body.length <= MAX_SNIPPET_LENGTH) expect(snippet).toBe(body);
      }),
      RUNS,
    );
  });

  test('is cut neither inside a word nor inside a character', () => {
    fc.assert(
      fc.property(anyBodyAndQuery, ([body, query]) => {
        const { start, end } = show('', body, query).snippetRange;
        for (const edge of [start, end]) {
          expect(/^[\uDC00-\uDFFF]/u.test(body.slice(edge)) && /[\uD800-\uDBFF]$/u.test(body.slice(0, edge))).toBe(
            false,
          );
          const cut = testAnalyzer.analyze(body).filter((word) => word.start < edge && edge < word.end);
          expect(cut.filter((word) => word.end - word.start <= MAX_SNIPPET_LENGTH)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test.each([
    ['a byte order mark inside words', 'نصف\uFEFFكلمة '],
    ['a joiner inside words', 'نصف\u200Cكلمة '],
    ['punctuation where spaces should be', 'كلمة،'],
    ['emoji where spaces should be', 'كلمة😀'],
    ['no-break spaces', 'كلمة\u00A0'],
  ])('is cut between words of a text with %s', (_name, piece) => {
    const cut = Array.from(piece, (_unit, shift) => 'ا'.repeat(shift) + piece.repeat(100)).flatMap((body) => {
      const edges = ['', 'صفقة', 'كلمة'].flatMap((query) => {
        const { start, end } = show('', body, query).snippetRange;
        return [start, end];
      });
      return testAnalyzer.analyze(body).filter(({ start, end }) => edges.some((edge) => start < edge && edge < end));
    });
    expect(cut).toEqual([]);
  });

  test.each([
    ['one word', 'ا', 260],
    ['emoji', '😀', 260],
    ['emoji, all of them off by one', '😀', 259],
  ])('is cut where it must be when there is no end in sight: %s', (_name, piece, length) => {
    expect(show('', (length % 2 === 0 ? '' : 'ا') + piece.repeat(600), 'صفقة').snippet).toHaveLength(length);
  });

  test('shows matches that are whole words of the body, and words of the query', () => {
    fc.assert(
      fc.property(anyBodyAndQuery, ([body, query]) => {
        const { highlights, snippetRange } = show('', body, query);
        const asked = new Set(testAnalyzer.analyze(query).map(({ term }) => term));
        const words = testAnalyzer.analyze(body).filter(({ term }) => asked.has(term));
        let at = snippetRange.start;
        for (const { text, match } of highlights.snippet) {
          const isWord = words.some(({ start, end }) => start === at && end === at + text.length);
          expect(isWord || !match).toBe(true);
          at += text.length;
        }
      }),
      // The byte order mark is space to the language, and part of a word to us.
      { ...RUNS, examples: [[['0ا\uFEFFا ا', 'ا\uFEFFا']]] },
    );
  });

  test('shows a match whenever the body has one that fits', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const words = testAnalyzer.analyze(body).filter(({ stop, start, end }) => !stop && end - start < 200);
        for (const { surface } of words.slice(0, 3)) {
          fc.pre(clausesOf(surface).length === 1);
          expect(snippetMatches(body, surface)).not.toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the snippet of a news article', () => {
  const archive = readSampleArchive();

  test('begins and ends where words do, for every article and a word from its middle', () => {
    for (const { body } of archive) {
      const words = testAnalyzer.analyze(body).filter(({ stop }) => !stop);
      const middle = words[Math.floor(words.length / 2)]?.surface ?? '';
      const { start, end } = show('', body, middle).snippetRange;
      expect(start === 0 || /\s/u.test(body.charAt(start - 1))).toBe(true);
      expect(end === body.length || /\s/u.test(body.charAt(end))).toBe(true);
      expect(end - start).toBeGreaterThan(150);
      expect(snippetMatches(body, middle)).not.toEqual([]);
    }
  });

  test('is the passage where most of the query stands together', () => {
    const { body } = archive.find(({ id }) => id === 'mizan-2018-0615-1') ?? expect.fail('the story is gone');
    expect(snippetMatches(body, 'حافلات مسلح معتقلات')).toEqual(expect.arrayContaining(['حافلات', 'مسلح', 'معتقلات']));
    expect(snippetMatches(body, 'زوجات المقاتلين')).toEqual(['زوجات', 'مقاتلين']);
  });

  test('is the beginning of the body when nothing in it matches', () => {
    const [first] = archive;
    const { snippetRange, highlights } = show('', first?.body ?? '', 'بعيرنجوخ');
    expect(snippetRange.start).toBe(0);
    expect(matchesOf(highlights.snippet)).toEqual([]);
  });
});

test.each([
  ['قال المحتجزون إن', 'محتجز', ['المحتجزون'], 'a word with its article and its ending'],
  ['قَالَ المُحْتَجَزُونَ إن', 'محتجز', ['المُحْتَجَزُونَ'], 'with its marks'],
  ['والمحتجزين، ثم', 'محتجز', ['والمحتجزين'], 'without the comma after it'],
  ['«دير الزور»', '"دير الزور"', ['دير', 'الزور'], 'each word of a phrase'],
  ['دير قديم، ثم دير الزور', '"دير الزور"', ['دير', 'الزور'], 'words of a phrase only where they are one'],
  ['إلى دير في الزور', '"دير الزور"', [], 'no words of a phrase over a stop word between them'],
  ['إلى دير في الزور', '"دير في الزور"', ['دير', 'في', 'الزور'], 'a phrase with its stop word'],
  ['إلى دير في الزور', '"الزور دير"~1', ['دير', 'الزور'], 'words near one another, in any order'],
  ['علي على الجبل', '="على"', ['على'], 'a spelling, and not another'],
  ['السوريون في المسورة', 'سور*', ['السوريون', 'المسورة'].slice(0, 1), 'a word that begins so behind its article'],
  ['دير قديم، ثم دير الزور', 'دير "دير الزور"', ['دير', 'دير', 'الزور'], 'everywhere when asked for alone, too'],
  ['صلاة ﷺ عليه', 'الله', ['ﷺ'], 'a ligature as a whole'],
  ['من أجل قمر', 'من قمر', ['قمر'], 'no stop word beside others'],
  ['من أجل', 'من', ['من'], 'a stop word that is asked for alone'],
  ['في ٢٠٠ يوم', '200', ['٢٠٠'], 'a number in other digits'],
])('marks in %s for %s %j: %s', (body, query, expected) => {
  expect(snippetMatches(body, query)).toEqual(expected);
});

test('half a word at the end of what is searched of a huge body is no match', () => {
  const start = 'ا '.repeat(99_998);
  expect(snippetMatches(`${start}مدرس`, 'مدرس')).toEqual(['مدرس']);
  expect(snippetMatches(`${start}مدرسون وغيرهم`, 'مدرس')).toEqual([]);
});
