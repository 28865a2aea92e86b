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

  test('is cut nowhere else when there are letters of two units about the limit', () => {
    const kept = 'ب'.repeat(MAX_FOLDED_LENGTH - 1);
    expect(fold(`${kept}𐌰ببب`)).toBe(kept);
    expect(fold(`${kept}بب𐌰ببب`)).toBe(`${kept}ب`);
    // Its second unit, U+DC00, is the first of all that are second.
    const pair = `${'ب'.repeat(MAX_FOLDED_LENGTH - 2)}𐀀`;
    expect(fold(`${pair}ب`)).toBe(pair);
  });

  test('is of the same hamza wherever its mark stands among the others', () => {
    for (const word of ['مسؤول', 'مسو\u0654ول', 'مسو\u064F\u0654ول', 'مسو\u0654\u064Fول', 'مسو\u0654\u0654ول', 'مسئول'])
      expect(fold(word)).toBe('مسوول');
  });

  test('keeps a null character, looked at closely or not', () => {
    expect(['\0', 'ب\0', '\u00AD\0', '\u00ADب\0'].map(fold)).toEqual(['\0', 'ب\0', '\0', 'ب\0']);
  });

  test('takes a second hamza on a letter for none', () => {
    expect(fold('شئ\u0654ون')).toBe(fold('شئون'));
    expect(fold('شئون')).toBe('شوون');
  });

  test('meets a spelling rule that only folding a neighbour brings about', () => {
    expect(fold('شیء')).toBe(fold('شيء'));
    expect(fold('شىء')).toBe('شي');
    // Only when its first hamza is gone does it end as a rule wants.
    expect(fold('شئء')).toBe('شي');
  });

  test.each([
    ['آ', 'ا\u0653'],
    ['أ', 'ٲا\u0654'],
    ['إ', 'ٳا\u0655'],
    ['ؤ', 'و\u0654'],
    ['ئ', 'ۓی\u0654ى\u0654'],
    ['ة', 'ۃ'],
  ])('meets a spelling rule for %s from any keyboard: %s', (letter, variants) => {
    const ruled = createFold([{ from: `${letter}ب`, to: 'ت', where: 'anywhere' }]);
    for (const [variant] of variants.matchAll(/\p{L}\p{M}*/gu)) expect(ruled(`ق${variant}ب`)).toBe('قت');
  });

  test('meets a spelling rule of letters that are never folded', () => {
    expect(createFold([{ from: 'لك', to: 'لي', where: 'end' }])('ذلك')).toBe('ذلي');
  });

  test('keeps its first letter whatever a rule says of it', () => {
    const ruled = createFold([
      { from: 'أون', to: 'ؤون', where: 'end' },
      { from: 'ئب', to: 'ءب', where: 'anywhere' },
      { from: 'يئ', to: 'ي', where: 'anywhere' },
    ]);
    expect(['أون', 'قأون', 'ئبئب', 'يئ'].map(ruled)).toEqual(['اون', 'قوون', 'يبءب', 'ي']);
    // A mark or a tatweel before it is no letter.
    expect(['\u064Eأون', '\u0640أون'].map(ruled)).toEqual(['اون', 'اون']);
  });

  test('meets a rule for the inside of words behind their first letter only', () => {
    const ruled = createFold([{ from: 'ءب', to: 'ت', where: 'inside' }]);
    expect(['ءب', 'قءب', 'ءبءب'].map(ruled)).toEqual(['ءب', 'قت', 'ءبت']);
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
