/** How queries are read: `reading ⇥ why`, for what people type. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/parse-query.ts';
import { createQueryLexicon } from '../../src/search/query-lexicon.ts';
import { toReading } from '../../src/search/to-reading.ts';
import { anyText } from '../support/arabic-text.ts';
import { testAnalyzer, testQueryWords } from '../support/meilisearch.ts';

const lexicon = createQueryLexicon(testQueryWords, testAnalyzer);
const read = (text: string): string => toReading(parseQuery(text, lexicon).root);
const notesOf = (text: string): string[] => parseQuery(text, lexicon).notes.map(({ code }) => code);

describe('quoted parts', () => {
  test.each([
    ['دير الزور', 'دير الزور', 'words alone'],
    ['"دير الزور"', '"دير الزور"', 'a phrase alone'],
    ['«دير الزور»', '"دير الزور"', 'guillemets'],
    ['“دير الزور”', '"دير الزور"', 'curly marks'],
    ['”دير الزور“', '"دير الزور"', 'curly marks, as right-to-left text often has them'],
    ['„دير الزور“', '"دير الزور"', 'low and high marks'],
    ['نساء "دير الزور" أطفال', 'نساء "دير الزور" أطفال', 'a phrase between words'],
    ['"a""b"', '"a" "b"', 'two phrases side by side'],
    ['«a "b" c»', '«a "b" c»', 'marks inside other marks'],
    ['"دير الزور"~5', '"دير الزور"~5', 'words near one another'],
    ['"دير الزور"~٥', '"دير الزور"~5', 'Arabic digits'],
    ['="علي"', '="علي"', 'a spelling'],
    ['=«على»', '="على"', 'a spelling in guillemets'],
    ['""', '""', 'nothing in marks'],
    ['', '', 'nothing'],
  ])('%s is read as %s: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(notesOf(text)).toEqual([]);
  });

  test.each([
    ['"a', 'a', 'a mark that is never closed is none'],
    ['"a" "b', '"a" b', 'a phrase, then a mark that is never closed'],
    ['"a «b»', 'a "b"', 'a mark that is never closed, then a phrase'],
  ])('%s is read as %s and noted: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(notesOf(text)).toEqual(['unmatched_quote']);
  });
});

describe('operators', () => {
  test.each([
    ['صفقة أو اتفاق', '(صفقة OR اتفاق)', 'alternatives'],
    ['صفقة او اتفاق', '(صفقة OR اتفاق)', 'without its hamza'],
    ['صفقة OR اتفاق', '(صفقة OR اتفاق)', 'in Latin letters'],
    ['صفقة | اتفاق', '(صفقة OR اتفاق)', 'as a sign'],
    ['صفقة|اتفاق', '(صفقة OR اتفاق)', 'without spaces'],
    ['a OR b OR c', '(a OR b OR c)', 'several alternatives'],
    ['سرية صفقة أو اتفاق', 'سرية (صفقة OR اتفاق)', 'alternatives bind closer than standing side by side'],
    ['a or b', 'a or b', 'in small letters it is a word'],
    ['سوريا -دمشق', 'سوريا NOT دمشق', 'an exclusion'],
    ['سوريا ليس دمشق', 'سوريا NOT دمشق', 'as a word'],
    ['سوريا NOT دمشق', 'سوريا NOT دمشق', 'in Latin letters'],
    ['سوريا -"دير الزور"', 'سوريا NOT "دير الزور"', 'of a phrase'],
    ['سوريا -(دمشق أو حلب)', 'سوريا NOT ((دمشق OR حلب))', 'of alternatives'],
    ['a AND b', 'a b', 'what is said anyway'],
    ['(a OR b) (c OR d)', '((a OR b)) ((c OR d))', 'parentheses'],
    ['سور*', 'سور*', 'a prefix'],
    ['عنوان:صفقة', 'title:صفقة', 'a field'],
    ['العنوان:صفقة', 'title:صفقة', 'a field with its article'],
    ['title:صفقة', 'title:صفقة', 'a field in Latin letters'],
    ['Title:صفقة', 'title:صفقة', 'in any case'],
    ['المصدر:"القدس العربي"', 'source:"القدس العربي"', 'a phrase in a field'],
    ['عنوان:(صفقة أو اتفاق)', '((title:صفقة OR title:اتفاق))', 'alternatives in a field'],
    ['-عنوان:صفقة', 'NOT title:صفقة', 'a field left out'],
    ['بعد:2015-06', 'after:2015-06-01', 'a month'],
    ['قبل:٢٠١٥', 'before:2015-01-01', 'a year in Arabic digits'],
    ['after:2015/6/3', 'after:2015-06-03', 'slashes, and no zeros'],
  ])('%s is read as %s: %s', (text, expected) => {
    const flat = (reading: string): string => reading.replaceAll('((', '(').replaceAll('))', ')');
    expect(flat(read(text))).toBe(flat(expected));
    expect(notesOf(text)).toEqual([]);
  });

  test.each([
    ['هل السيسي رئيس أو ملك', 'a question'],
    ['من قال إن الحرب انتهت أو ستنتهي', 'a question that begins like a stop word'],
    ['ماذا حدث في دير الزور؟', 'a question mark'],
    ['ليس كل ما يلمع ذهبا', 'a saying'],
    ['صفقة أو في الطريق', 'a function word at its side'],
    ['سوريا - لبنان', 'a dash between spaces'],
    ['عربي-إسرائيلي', 'a dash inside a word'],
    ['قال الرئيس -وهو رجل قانون- كلمته', 'dashes in place of brackets'],
    ['قال المصدر: إن الحرب انتهت', 'a colon in a sentence'],
    ['الساعة 10:30', 'a time'],
    ['http://example.org/a', 'an address'],
    ['قرار:الحكومة', 'a colon behind what is no field'],
    ['هل قال المصدر:رويترز إن الحرب انتهت', 'a field in a question'],
    ['الحرب -كما يقول البعض في لبنان إن وقعت', 'a dash in a sentence'],
  ])('%s has none: %s', (text) => {
    expect(parseQuery(text, lexicon).isBoolean).toBe(false);
    expect(read(text)).not.toMatch(/OR |NOT /u);
    expect(notesOf(text)).toEqual([]);
  });
});

describe('a malformed query', () => {
  test.each([
    ['((', '', ['unmatched_parenthesis', 'unmatched_parenthesis']],
    ['(a b', '(a b)', ['unmatched_parenthesis']],
    ['a) b', 'a b', ['unmatched_parenthesis']],
    ['OR', '', ['lone_operator']],
    ['a OR', 'a', ['lone_operator']],
    ['OR a', 'a', ['lone_operator']],
    ['a OR OR b', '(a OR b)', ['lone_operator']],
    ['NOT', '', ['lone_operator']],
    ['a NOT', 'a', ['lone_operator']],
    ['|', '', ['lone_operator']],
    ['s*', 's*', ['short_prefix']],
    ['بعد:أمس', 'بعد أمس', ['invalid_date']],
    ['after:2015-13', 'after 2015-13', ['invalid_date']],
    ['()', '', []],
  ])('%s is read as %j and noted', (text, expected, notes) => {
    expect(read(text)).toBe(expected);
    expect(notesOf(text)).toEqual(notes);
  });

  test('of a thousand parentheses, quotes or operators is read in no time', () => {
    for (const part of ['(', ')', '"', '«', 'OR ', 'NOT ', '-', '|', 'title:', 'a OR ', '(a -', '="'])
      expect(read(part.repeat(1000)).length).toBeLessThan(20_000);
  });
});

/** Pieces of queries in any order, well formed or not. */
const pieces = fc.constantFrom(
  'صفقة',
  'في',
  'a',
  '"',
  '«',
  '»',
  '(',
  ')',
  '|',
  '-',
  ' ',
  ' ',
  'OR',
  'NOT',
  'أو',
  'ليس',
  '*',
  '~5',
  '=',
  'title:',
  'بعد:',
  '2015',
);
const anyQuery = fc.oneof(
  anyText,
  fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join('')),
);

test('any text is a query, and what is noted stands in it', () => {
  fc.assert(
    fc.property(anyQuery, (text) => {
      const { notes } = parseQuery(text, lexicon);
      for (const note of notes) expect(text.slice(note.start, note.end)).toBe(note.text);
    }),
    { numRuns: 2000 },
  );
});
