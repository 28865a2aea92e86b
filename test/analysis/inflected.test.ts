import { expect, test } from 'vitest';
import { createIsInflected } from '../../src/analysis/inflected.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';

const isInflected = createIsInflected(readArabicLanguage());

test.each([
  ['تغيير', true, 'a noun that takes the article'],
  ['اجراء', true, 'likewise'],
  ['بلاغ', true, 'likewise'],
  ['اخبر', true, 'a verb that takes pronouns'],
  ['شيكاغو', false, 'a foreign place'],
  ['غريزمان', false, 'a foreign name'],
  ['قطبغشثص', false, 'no word at all'],
])('%s is inflected: %s, %s', (word, expected) => {
  expect(isInflected(word)).toBe(expected);
});
