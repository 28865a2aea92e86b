import { expect, test } from 'vitest';
import { byFirstLetter } from '../../src/analysis/by-first-letter.ts';
import { createFold } from '../../src/analysis/fold.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';

const { spelling, ...lists } = readArabicLanguage();
const fold = createFold(spelling);

/** Looks words up in lists of words, and notes what was read for it. */
function lookUp(list: readonly string[]): {
  readonly find: (word: string) => readonly string[];
  readonly read: string[][];
} {
  const read: string[][] = [];
  const find = byFirstLetter(
    list,
    (word) => word,
    fold,
    (group) => {
      read.push([...group]);
      return group.map(fold);
    },
  );
  return { find, read };
}

test('words are read when one with their first letter is looked up, once, in their order', () => {
  const { find, read } = lookUp(['قلم', 'بيت', 'قمر', 'باب']);
  expect(read).toEqual([]);
  expect(find('قول')).toEqual(['قلم', 'قمر']);
  expect(find('قلم')).toEqual(['قلم', 'قمر']);
  expect(read).toEqual([['قلم', 'قمر']]);
  expect(find('ب')).toEqual(['بيت', 'باب']);
});

test('letters that are folded to one are one', () => {
  const { find } = lookUp(['أب', 'إبل', 'آخر', 'ابن', 'ا\u0654خت', '\u{1EE00}س']);
  expect(find('اسم')).toEqual(['اب', 'ابل', 'اخر', 'ابن', 'اخت', 'اس']);
});

test('what stands before the first letter and leaves nothing behind does not count', () => {
  expect(lookUp(['\u0640بيت', '\u200Fباب', '\u064Eبر']).find('بحر')).toEqual(['بيت', 'باب', 'بر']);
});

test('no word begins with a letter that none begins with, and none is nothing', () => {
  const { find } = lookUp(['بيت']);
  expect([find('قلم'), find('')]).toEqual([[], []]);
});

test('every word of the language is found by the first letter of its folded form', () => {
  const words = [
    ...lists.stopWords,
    ...lists.protectedWords.map(({ word }) => word),
    ...lists.brokenPlurals.flat(),
    ...lists.irregularFeminines.flat(),
    ...lists.irregularVerbs.flat(),
  ];
  const { find } = lookUp(words);
  expect(words.filter((word) => !find(fold(word)).includes(fold(word)))).toEqual([]);
});
