/** What holds for every text, whatever is in it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { createFold, MAX_FOLDED_LENGTH } from '../../src/analysis/fold.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';
import { anyText, arabicText, arabicWord, someMarks, writtenWord } from '../support/arabic-text.ts';

const language = readArabicLanguage();
const fold = createFold(language.spelling);
const analyzer = createAnalyzer({ language });
const RUNS = { numRuns: 1000 };

const termsOf = (text: string): string[] => analyzer.terms(text);

describe('the analyzer', () => {
  test('gives tokens for any string, in order, with offsets that are its own characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        analyzer.analyze(text).forEach((token, position) => {
          expect(token.start).toBeGreaterThanOrEqual(0);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          // Only the words of one ligature share their place.
          if (token.start < end) expect(token.end - token.start).toBeLessThanOrEqual(text.length);
          expect(token.surface).toBe(text.slice(token.start, token.end));
          expect(token.position).toBe(position);
          expect(token.term).not.toBe('');
          end = token.end;
        });
      }),
      RUNS,
    );
  });

  test('never cuts a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end } of analyzer.analyze(text)) {
          expect(isInsidePair(text, start)).toBe(false);
          expect(isInsidePair(text, end)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  test('gives the same terms by both ways in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const content = analyzer.analyze(text).filter(({ stop }) => !stop);
        expect(termsOf(text)).toEqual(content.map(({ term }) => term));
      }),
      RUNS,
    );
  });

  test('gives the tokens at some places as it gives all of them', () => {
    const places = fc.uniqueArray(fc.nat({ max: 30 })).map((some) => some.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.oneof(anyText, arabicText), places, (text, positions) => {
        const all = analyzer.analyze(text);
        expect(analyzer.tokensAt(text, positions)).toEqual(positions.flatMap((at) => all[at] ?? []));
      }),
      RUNS,
    );
  });

  test('gives them where ligatures share their place, too', () => {
    const text = 'قال ﷺ: نعم ½ و2.5';
    const all = analyzer.analyze(text);
    expect(analyzer.tokensAt(text, [0, 2, 5, 7, 9])).toEqual([0, 2, 5, 7, 9].map((at) => all[at]));
    expect(all).toHaveLength(10);
  });

  test('gives its functions away, one by one, and each goes on alone', () => {
    const { terms, analyze, tokensAt } = analyzer;
    const text = 'محمد ﷺ نبي';
    expect(terms(text)).toEqual(['محمد', 'صلي', 'الله', 'سلم', 'نبي']);
    expect(tokensAt(text, [0, 1])).toEqual(analyze(text).slice(0, 2));
  });

  test('names its code and its data in its version', () => {
    expect(analyzer.version).toMatch(/^\d+-[0-9a-f]{16}$/u);
    expect(analyzer.version).toContain(language.version);
    expect(createAnalyzer({ language: { ...language, version: 'other' } }).version).not.toBe(analyzer.version);
  });

  test('remembers words without changing what it says: a fresh analyzer and a used one agree', () => {
    const tiny = createAnalyzer({ language, rememberedWords: 4 });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tiny.analyze(text)).toEqual(createAnalyzer({ language }).analyze(text));
      }),
      { numRuns: 100 },
    );
  });

  test('is local: two texts side by side give the tokens of both', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const shift = a.length + 1;
        const first = analyzer.analyze(a);
        const second = analyzer.analyze(b).map((token) => ({
          ...token,
          start: token.start + shift,
          end: token.end + shift,
          position: token.position + first.length,
        }));
        expect(analyzer.analyze(`${a} ${b}`)).toEqual([...first, ...second]);
      }),
      RUNS,
    );
  });

  test('finds a token again in its own characters', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        for (const { surface, term, folded, stop } of analyzer.analyze(text)) {
          const again = analyzer.analyze(surface);
          // A ligature of several words is all of them again.
          expect(again.map((token) => token.folded)).toContain(folded);
          expect(again.find((token) => token.folded === folded)).toMatchObject({ term, stop });
        }
      }),
      RUNS,
    );
  });

  test('sees no difference between the normalization forms of a text', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        const wanted = termsOf(text);
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const)
          expect(termsOf(text.normalize(form))).toEqual(wanted);
      }),
      { ...RUNS, examples: [['ﻻ.أ']] },
    );
  });

  test('sees no tashkeel or tatweel, wherever they stand in a word', () => {
    fc.assert(
      fc.property(arabicWord, fc.array(someMarks, { maxLength: 14 }), (word, marks) => {
        const marked = [...word].map((letter, at) => letter + (marks[at] ?? '')).join('');
        expect(termsOf(marked)).toEqual(termsOf(word));
      }),
      RUNS,
    );
  });

  test('gives every letter of a family the same', () => {
    const families = ['اأإآٱ', 'يىیې', 'كکڪ', 'هةہۃ', 'وۆۇ'].map((family) => [...family]);
    fc.assert(
      fc.property(arabicWord, fc.nat(), (word, choice) => {
        const varied = [...word]
          .map((letter) => families.find(([first]) => first === letter)?.at(choice % 4) ?? letter)
          .join('');
        // Hamza at a seat is a spelling rule of its own, which plain letters cannot show.
        fc.pre(!/[أإآ]/u.test(varied.slice(1)));
        expect(termsOf(varied)).toEqual(termsOf(word));
      }),
      RUNS,
    );
  });

  test('reads a word with hamzas the same from any keyboard', () => {
    const keys = new Map(Object.entries({ ي: 'یىې', ئ: 'ۓ\u0678', ه: 'ہھە', ة: 'ۃ', ؤ: '\u0676', و: 'ۆ', ك: 'ک' }));
    fc.assert(
      fc.property(writtenWord, fc.nat(), (word, choice) => {
        const typed = [...word].map((letter) => [...(keys.get(letter) ?? letter)].at(choice % 3) ?? letter).join('');
        expect(termsOf(typed)).toEqual(termsOf(word));
        expect(termsOf(typed.normalize('NFD'))).toEqual(termsOf(word));
      }),
      { ...RUNS, examples: [['شيئا', 0]] },
    );
  });

  test('has no terms for stop words, however they are written together with others', () => {
    expect([termsOf('من'), termsOf('من1'), termsOf('قال من بيت')]).toEqual([[], ['1'], ['قال', 'بيت']]);
  });

  test('tells rules apart whose names are alike when they are written together', () => {
    expect(analyzer.analyze('إشعارات نقلته').map(({ rules }) => rules)).toEqual([['at'], ['a', 't']]);
  });

  test('stems no abbreviation, whose letters are all its own', () => {
    expect(termsOf('ا.ل.ب.ح.ر')).toEqual(['البحر']);
  });

  test('passes plain ASCII words through but for their case', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcXYZ'), minLength: 1, maxLength: 20 }), (word) => {
        expect(analyzer.analyze(word).map(({ folded }) => folded)).toEqual([word.toLowerCase()]);
      }),
      RUNS,
    );
  });
});

describe('folding', () => {
  test('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { folded } of analyzer.analyze(text)) expect(fold(folded)).toBe(folded);
      }),
      RUNS,
    );
  });

  test('leaves no mark, tatweel, alef variant or presentation form behind', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        for (const { folded } of analyzer.analyze(text))
          for (const character of folded) expect(character).not.toMatch(UNFOLDED);
      }),
      RUNS,
    );
  });

  test('gives the same by tables of single letters and by a closer look', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, writtenWord), (word) => {
        // A soft hyphen is in no table and leaves nothing behind.
        expect(fold(`\u00AD${word}`)).toBe(fold(word));
      }),
      RUNS,
    );
  });

  test('bounds what it keeps of a word', () => {
    const laughter = 'ه'.repeat(500);
    expect(fold(laughter)).toHaveLength(MAX_FOLDED_LENGTH);
    expect(analyzer.analyze(laughter)).toMatchObject([{ start: 0, end: 500 }]);
    const numbers = ['7'.repeat(500), `${'7'.repeat(50)}.${'7'.repeat(50)}`, '777,'.repeat(500), '٧٫'.repeat(500)];
    for (const written of [...numbers, 'م.'.repeat(500)])
      for (const { folded } of analyzer.analyze(written)) {
        expect(folded.length).toBeLessThanOrEqual(MAX_FOLDED_LENGTH);
        expect(fold(folded)).toBe(folded);
      }
  });

  test('takes for an initial no letter with more marks than a letter has', () => {
    const letter = (length: number): string => `م${'\u064E'.repeat(length - 1)}`;
    const foldedOf = (text: string): string[] => analyzer.analyze(text).map(({ folded }) => folded);
    expect(foldedOf(`${letter(12)}.ت`)).toEqual(['مت']);
    expect(foldedOf(`${letter(13)}.ت`)).toEqual(['م', 'ت']);
    expect(foldedOf(`a.x${'\u0301'.repeat(11)}.b`)).toEqual(['axb']);
    expect(foldedOf(`a.x${'\u0301'.repeat(12)}.b`)).toEqual(['a', 'x', 'b']);
  });

  test('looks for clitics in a word with format characters inside as in any other', () => {
    expect(termsOf('وال\u200Dبحر')).toEqual(['بحر']);
  });
});

describe('stemming', () => {
  test('never lengthens a word and never empties it', () => {
    fc.assert(
      fc.property(arabicWord, (word) => {
        for (const { folded, term } of analyzer.analyze(word)) {
          expect(term.length).toBeGreaterThan(0);
          expect(term.length).toBeLessThanOrEqual(Math.max(folded.length, 12));
        }
      }),
      RUNS,
    );
  });

  test('leaves the end of the word that is being typed alone, and only there', () => {
    expect(analyzer.analyze('مدرسات المعلمين', { mode: 'prefix' }).map(({ term }) => term)).toEqual([
      ...termsOf('مدرسات'),
      'معلمين',
    ]);
    expect(analyzer.analyze('مدرسات المعلمين ', { mode: 'prefix' })).toEqual(analyzer.analyze('مدرسات المعلمين '));
  });
});

const UNFOLDED = /^(?=\p{Script=Arabic}|\p{Script=Inherited})(?:\p{M}|[ـأإآٱىةؤئ]|[\uFB50-\uFDFF\uFE70-\uFEFF])$/u;

function isInsidePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
