import { expect, test } from 'vitest';
import { createFold } from '../../src/analysis/fold.ts';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';
import { readGolden } from '../support/golden.ts';

const language = readArabicLanguage();
const fold = createFold(language.spelling);
const analyzer = createAnalyzer({ language });

test.each(readGolden('fold.tsv'))('folds $input to $expected: $why', ({ input, expected }) => {
  expect(fold(input)).toBe(expected);
});

test.each(readGolden('tokenize.tsv'))('cuts $input: $why', ({ input, expected }) => {
  const tokens = analyzer.analyze(input).map(({ folded, start, end }) => `${folded}[${start},${end}]`);
  expect(tokens.join(' ')).toBe(expected.trim());
});
