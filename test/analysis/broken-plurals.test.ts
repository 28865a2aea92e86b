import { describe, expect, test } from 'vitest';
import { createBrokenPlurals } from '../../src/analysis/broken-plurals.ts';
import { createFold } from '../../src/analysis/fold.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';

const language = readArabicLanguage();
const fold = createFold(language.spelling);
const { find, isListed } = createBrokenPlurals(
  [
    ['وزير', 'وزراء'],
    ['جريح', 'جرحى'],
    ['كرسي', 'كراسي'],
    ['كتاب', 'كتب'],
    ['حذاء', 'أحذية'],
    ['راوي', 'رواة'],
    ['سيد', 'سادة'],
    ['مرآة', 'مرايا'],
  ],
  fold,
);

describe('broken plurals', () => {
  test('have a singular', () => {
    expect(find('كتب')).toEqual({ singular: 'كتاب', rules: [] });
    expect(find('كتاب')).toBeNull();
  });

  test.each([
    ['وزراوه', 'وزير', 'a'],
    ['وزرايهم', 'وزير', 'hum'],
    ['جرحاها', 'جريح', 'ha'],
    ['احذيتهم', 'حذاء', 'hum'],
    ['رواته', 'راوي', 'a'],
    ['مراياه', 'مراه', 'a'],
  ])('have it where a pronoun has changed their last letter: %s is of %s', (word, singular, rule) => {
    expect(find(word)).toEqual({ singular, rules: [rule] });
  });

  test('are not looked up behind a pronoun that changes nothing, which is cut as an ending', () => {
    expect(find('كتبه')).toBeNull();
    expect(find('كراساه')).toBeNull();
    expect(find('وزراو')).toBeNull();
  });

  test('are no past of a verb, which a short one in teh marbuta would be before a pronoun', () => {
    expect(find('سادتهم')).toBeNull();
  });

  test('and their singulars are listed, and plurals with a pronoun', () => {
    for (const word of ['كتب', 'كتاب', 'كتبهم', 'وزرايه', 'جرحانا']) expect(isListed(word)).toBe(true);
    for (const word of ['كتابه', 'كت', 'وزراو', 'هم']) expect(isListed(word)).toBe(false);
  });
});

test('the language knows at least 800 of them, each plural once', () => {
  const plurals = language.brokenPlurals.map(([, plural]) => fold(plural));
  expect(plurals.length).toBeGreaterThanOrEqual(1400);
  expect(plurals.filter((plural, at) => plurals.indexOf(plural) !== at)).toEqual([]);
});
