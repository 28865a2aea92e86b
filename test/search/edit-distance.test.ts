import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDistance } from '../../src/search/edit-distance.ts';

test.each([
  ['كتاب', 'كتاب', 0, 'the same'],
  ['كتاب', 'كتب', 1, 'a letter left out'],
  ['كتاب', 'كتتاب', 1, 'a letter twice'],
  ['كتاب', 'كناب', 1, 'another letter'],
  ['كتاب', 'كاتب', 1, 'two letters swapped'],
  ['كتاب', 'باتك', 3, 'another word'],
  ['', 'كتاب', 3, 'too far to be told'],
])('%s and %s are %i apart, at most 2 being told: %s', (a, b, expected) => {
  expect(toDistance(a, b, 2)).toBe(expected);
  expect(toDistance(b, a, 2)).toBe(expected);
});

test('one slip is one apart, wherever it is', () => {
  const word = fc.string({ unit: fc.constantFrom('ا', 'ب', 'ت', 'ث'), minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(word, fc.nat(7), (text, where) => {
      const at = where % text.length;
      expect(toDistance(text, text.slice(0, at) + text.slice(at + 1), 2)).toBe(1);
      expect(toDistance(text, `${text.slice(0, at)}ج${text.slice(at)}`, 2)).toBe(1);
    }),
  );
});
