import { expect, test } from 'vitest';
import { toThemes } from '../../src/article/to-themes.ts';

const themesOf = (times: Readonly<Record<string, number>>, length: number): string[] =>
  toThemes(new Map(Object.entries(times)), length);

test('of a usual article, what is said three times is a theme, and what is said twice is not', () => {
  expect(themesOf({ زلزال: 3, مدينه: 2, شهر: 1 }, 250)).toEqual(['زلزال']);
});

test('a long article has to say a word more often to be about it', () => {
  const times = { زلزال: 10, انقاذ: 9, مدينه: 3 };
  expect(themesOf(times, 1000)).toEqual(['زلزال']);
  expect(themesOf(times, 250)).toEqual(['زلزال', 'انقاذ', 'مدينه']);
});

test('a piece of a few words is about every one of them', () => {
  expect(themesOf({ زلزال: 1, يضرب: 1, ازمير: 1 }, 3)).toEqual(['زلزال', 'يضرب', 'ازمير']);
});
