import { describe, expect, test } from 'vitest';
import { createFold, MAX_FOLDED_LENGTH } from '../../src/analysis/fold.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';

const fold = createFold(readArabicLanguage().spelling);

describe('a folded word', () => {
  test.each([
    ['letters', 'ب'.repeat(200), 'ب'.repeat(MAX_FOLDED_LENGTH)],
    ['just as many letters', 'ب'.repeat(MAX_FOLDED_LENGTH), 'ب'.repeat(MAX_FOLDED_LENGTH)],
    ['letters with marks', 'بَ'.repeat(200), 'ب'.repeat(MAX_FOLDED_LENGTH)],
    ['letters with hamza marks', 'و\u0654'.repeat(200), 'و'.repeat(MAX_FOLDED_LENGTH)],
    ['a letter and no end of hamza marks', `و${'\u0654'.repeat(100_000)}ب`, 'وب'],
    ['ligatures of two letters', 'ﻻ'.repeat(200), 'لا'.repeat(MAX_FOLDED_LENGTH / 2)],
    ['letters of another plane', '𐌰'.repeat(200), '𐌰'.repeat(MAX_FOLDED_LENGTH / 2)],
  ])('has no more than so many units: %s', (_, word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  test('is cut before a letter of two units that would be cut in two', () => {
    expect(fold(`ب${'𐌰'.repeat(100)}`)).toBe(`ب${'𐌰'.repeat(MAX_FOLDED_LENGTH / 2 - 1)}`);
  });

  test('is of the same hamza wherever its mark stands among the others', () => {
    for (const word of ['مسؤول', 'مسو\u0654ول', 'مسو\u064F\u0654ول', 'مسو\u0654\u064Fول', 'مسو\u0654\u0654ول', 'مسئول'])
      expect(fold(word)).toBe('مسوول');
  });

  test('meets a spelling rule that only folding a neighbour brings about', () => {
    expect(fold('شیء')).toBe(fold('شيء'));
    expect(fold('شىء')).toBe('شي');
  });
});

describe('letters of other keyboards', () => {
  test.each([
    ['ا', 'آأإٱٲٳٵ'],
    ['ي', 'ىئٸیۍێېۑےۓؽؾؿ'],
    ['و', 'ؤٶٷۄۅۆۇۈۉۊۋۏ'],
    ['ه', 'ةھۀہۂۃەۿ'],
    ['ك', 'کڪګڬڭڮگڰڱڲڳڴػؼݢݣݤ'],
    ['ب', 'پٻڀ'],
    ['ت', 'ٹٺټٽٿ'],
    ['ج', 'چڃڄڇ'],
    ['د', 'ڈډڊڌڍڎڐ'],
    ['ر', 'ڑڒړڔڕږڗ'],
    ['ز', 'ژڙ'],
    ['س', 'ښڛ'],
    ['ف', 'ڡڢڣڤڥڦ'],
    ['ق', 'ڧڨٯ'],
    ['ل', 'ڵڶڷڸ'],
    ['ن', 'ڹںڻڼڽ'],
  ])('all fold to %s: %s', (letter, variants) => {
    expect([...variants].map((variant) => fold(`ب${variant}ب`))).toEqual([...variants].map(() => `ب${letter}ب`));
  });
});
