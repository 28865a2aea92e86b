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
    ['“دير الزور"', '"دير الزور"', 'a curly mark, then a straight one'],
    ['"دير الزور”', '"دير الزور"', 'a straight mark, then a curly one'],
    ['"دير الزور“ حلب', '"دير الزور" حلب', 'the other curly one'],
    ['«دير الزور"', '"دير الزور"', 'a guillemet, then a straight mark'],
    ['„دير الزور”', '"دير الزور"', 'a low mark, then a high one of another language'],
    ['»دير الزور«', '"دير الزور"', 'guillemets turned round'],
    ['‹دير الزور›', '"دير الزور"', 'single guillemets'],
    ['‟دير الزور”', '"دير الزور"', 'a high mark turned round'],
    ['""دير الزور"" حلب', '«"دير الزور"» حلب', 'doubled marks'],
    ['″دير الزور″', '"دير الزور"', 'double primes'],
    ['＂دير الزور＂', '"دير الزور"', 'wide marks'],
    ['“دير الزور" و "حلب الشهباء"', '"دير الزور" و "حلب الشهباء"', 'two phrases, the first of them mixed'],
    ['“قال "نعم" ثم مضى”', '«قال "نعم" ثم مضى»', 'marks inside others of their own'],
    ['-«دير الزور" سوريا', 'NOT "دير الزور" سوريا', 'mixed marks behind a dash'],
    ['title:“دير الزور"', 'title:"دير الزور"', 'mixed marks in a field'],
    ['="دير الزور”', '="دير الزور"', 'a spelling in mixed marks'],
    ['«دير الزور"~5', '"دير الزور"~5', 'words near one another in mixed marks'],
    ['‘دير الزور’', '"دير الزور"', 'single marks around words'],
    ["'دير الزور' حلب", '"دير الزور" حلب', 'straight single marks around words'],
    ['’دير الزور‘', '"دير الزور"', 'single marks as right-to-left text has them'],
    ["title:'دير الزور'", 'title:"دير الزور"', 'single marks in a field'],
    ['سوريا -‘دير الزور’', 'سوريا NOT "دير الزور"', 'single marks behind a dash'],
    ["Côte d'Ivoire et l'Afrique", "Côte d'Ivoire et l'Afrique", 'apostrophes inside words'],
    ['Côte d’Ivoire et l’Afrique', 'Côte d’Ivoire et l’Afrique', 'curly apostrophes inside words'],
    ["the '90s and '80s", "the '90s and '80s", 'apostrophes before words'],
    ["workers' rights and voters' rights", "workers' rights and voters' rights", 'apostrophes behind words'],
    ['‘Abd al-Rahman', '‘Abd al-Rahman', 'a mark for ʿayn'],
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
    ['"a “b”', 'a "b"', 'a straight mark that is never closed, then a phrase'],
    ['دير الزور" و "حلب الشهباء"', 'دير الزور و "حلب الشهباء"', 'a mark that was never opened, then a phrase'],
    ['دير الزور»', 'دير الزور', 'a mark that was never opened'],
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
    ['صفقة || اتفاق', '(صفقة OR اتفاق)', 'as programmers write it'],
    ['صفقة||اتفاق', '(صفقة OR اتفاق)', 'so without spaces'],
    ['صفقة && اتفاق', 'صفقة اتفاق', 'both, as programmers write it'],
    ['صفقة&&-اتفاق', 'صفقة NOT اتفاق', 'so without spaces, and an exclusion'],
    ['AT&T', 'AT&T', 'a name'],
    ['a or b', 'a or b', 'in small letters it is a word'],
    ['صفقة or اتفاق', '(صفقة OR اتفاق)', 'between Arabic words it is none'],
    ['"صفقة سرية" Or (اتفاق)', '("صفقة سرية" OR اتفاق)', 'nor between Arabic parts'],
    ['صفقة and اتفاق', 'صفقة اتفاق', 'in small letters between Arabic words'],
    ['سوريا not دمشق', 'سوريا NOT دمشق', 'an exclusion in small letters between Arabic words'],
    [
      'سوريا or العراق or لبنان or اليمن',
      '(سوريا OR العراق OR لبنان OR اليمن)',
      'more of them than words of a sentence',
    ],
    ['سوريا or Trump', 'سوريا or Trump', 'beside a Latin word it is one'],
    ['سوريا or في', 'سوريا or في', 'and beside a function word'],
    ['or سوريا', 'or سوريا', 'and with nothing at one side'],
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
    ['title: ترامب', 'title:ترامب', 'a space behind a Latin name'],
    ['title: ترامب في سوريا', 'title:ترامب في سوريا', 'which no Arabic sentence has'],
    ['سوريا -title: ترامب', 'سوريا NOT title:ترامب', 'a Latin name with a space behind a dash'],
    ['source: "القدس العربي"', 'source:"القدس العربي"', 'a phrase behind a space'],
    ['title: Trump', 'title:Trump', 'a Latin name and a Latin word are the whole query'],
    ['عنوان: صفقة', 'title:صفقة', 'an Arabic name and a word are the whole query'],
    ['المصدر: «القدس العربي»', 'source:"القدس العربي"', 'an Arabic name and a phrase are'],
    ['عنوان: (صفقة أو اتفاق)', '((title:صفقة OR title:اتفاق))', 'a parenthesis behind a space'],
    ['سوريا | العراق المصدر: رويترز', '(سوريا OR العراق) source:رويترز', 'among what no sentence has'],
    ['سوريا بعد: 2015-06', 'سوريا after:2015-06-01', 'a date behind a space'],
    [
      'سوريا والعراق واليمن before: 2015',
      'سوريا والعراق واليمن before:2015-01-01',
      'and so more words than a sentence has',
    ],
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
    ['قال المصدر: رويترز', 'a colon behind a name among words'],
    ['مصدر: استقالة الحكومة قريبة', 'a colon in a headline'],
    ['مصدر: استقالة الحكومة', 'a colon in a short headline'],
    ['هل قال title: رويترز', 'a name with a space in a question'],
    ['Source: Trump to resign', 'a colon in a Latin headline'],
    ['بعد: الحرب', 'a colon behind a name of a date, and no date'],
    ['عنوان:', 'a name alone'],
    ['هل فازت سوريا or العراق', 'a small operator in a question'],
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
    ['||', '', ['lone_operator']],
    ['a &&', 'a', ['lone_operator']],
    ['a ~2 b ^1.5', 'a b', ['lone_operator', 'lone_operator']],
    ['s*', 's*', ['short_prefix']],
    ['بعد:أمس', 'بعد أمس', ['invalid_date']],
    ['after:2015-13', 'after 2015-13', ['invalid_date']],
    ['()', '', []],
  ])('%s is read as %j and noted', (text, expected, notes) => {
    expect(read(text)).toBe(expected);
    expect(notesOf(text)).toEqual(notes);
  });

  test('of a thousand parentheses, quotes or operators is read in no time', () => {
    for (const part of [
      '(',
      ')',
      '"',
      '«',
      '»',
      '‘',
      " 'a",
      '“a" ',
      'title: ',
      '&&',
      'or ',
      'OR ',
      'NOT ',
      '-',
      '|',
      'title:',
      'a OR ',
      '(a -',
      '="',
    ])
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
  '“',
  '’',
  "'",
  '&&',
  'or',
  'title: ',
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
