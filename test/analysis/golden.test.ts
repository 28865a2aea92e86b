import { describe, expect, test } from 'vitest';
import { light10 } from '../../scripts/benchmarks/light10.ts';
import { createFold } from '../../src/analysis/fold.ts';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { SUFFIXES } from '../../src/analysis/suffixes.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';
import { readComparedGolden, readGolden } from '../support/golden.ts';

/** Of `cut-prefixes.ts`. */
const PREFIX_RULES = ['question', 'wa', 'fa', 'bi', 'ka', 'li', 'sa', 'li-al', 'al'];

const language = readArabicLanguage();
const fold = createFold(language.spelling);
const analyzer = createAnalyzer({ language });

const toTerms = (text: string): string =>
  analyzer
    .analyze(text)
    .map(({ term }) => term)
    .join(' ');

describe('folding', () => {
  test.each(readGolden('fold.tsv'))('folds $input to $expected: $why', ({ input, expected }) => {
    expect(fold(input)).toBe(expected);
  });
});

describe('cutting into words', () => {
  test.each(readGolden('tokenize.tsv'))('cuts $input: $why', ({ input, expected }) => {
    const tokens = analyzer.analyze(input).map(({ folded, start, end }) => `${folded}[${start},${end}]`);
    expect(tokens.join(' ')).toBe(expected.trim());
  });
});

describe('stemming', () => {
  const rows = readComparedGolden('stem.tsv');

  test.each(rows)('stems $input to $expected: $why', ({ input, expected }) => {
    expect(toTerms(input)).toBe(expected);
  });

  test('stands beside what Lucene gives, and says of each difference whom it serves', () => {
    expect(rows.map(({ input, compared }) => `${input} ${compared}`)).toEqual(
      rows.map(({ input }) => `${input} ${light10(input)}`),
    );
    const unexplained = rows.filter(
      ({ expected, compared, why }) => (expected !== compared) !== /^(?:better|worse|alike): /u.test(why),
    );
    expect(unexplained.map(({ input }) => input)).toEqual([]);
  });

  test('cuts nothing from what is too long for a word', () => {
    const letters = 'ش'.repeat(22);
    expect(analyzer.analyze(`ال${letters}`)).toMatchObject([{ rules: ['al'] }]);
    expect(analyzer.analyze(`ال${letters}ش`)).toMatchObject([{ term: `ال${letters}ش`, rules: [] }]);
  });

  test('has a row for each rule', () => {
    const fired = new Set(rows.flatMap(({ input }) => analyzer.analyze(input).flatMap(({ rules }) => rules)));
    const known = [...PREFIX_RULES, ...SUFFIXES.map(({ rule }) => rule), 'broken-plural', 'feminine', 'person'];
    expect(known.filter((rule) => !/^[a-z]+(?:-[a-z]+)*$/u.test(rule))).toEqual([]);
    expect([...new Set(known)].filter((rule) => !fired.has(rule))).toEqual([]);
    expect([...fired].filter((rule) => !known.includes(rule))).toEqual([]);
  });

  test.each(readComparedGolden('stem-shortcomings.tsv'))(
    'does not stem $input to $compared yet: $why',
    ({ input, expected, compared }) => {
      expect(toTerms(input)).toBe(expected);
      expect(expected).not.toBe(compared);
    },
  );
});

describe('the word being typed', () => {
  test.each(readGolden('prefix.tsv'))('stems $input to $expected: $why', ({ input, expected }) => {
    expect(analyzer.analyze(input, { mode: 'prefix' }).map(({ term }) => term)).toEqual([expected]);
  });
});

describe('stop words', () => {
  test.each(readGolden('stop-words.tsv'))('$input: $expected, $why', ({ input, expected }) => {
    expect(analyzer.analyze(input).map(({ stop }) => (stop ? 'stop' : 'kept'))).toEqual([expected]);
  });
});
