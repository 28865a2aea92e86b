import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWordTable, MAX_KEPT_LENGTH } from '../../src/analysis/word-table.ts';
import type { WordTable } from '../../src/analysis/word-table.ts';

/** Words share one now and then. */
const toHash = (word: string): number => {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (hash * 31 + word.charCodeAt(at)) % 10_007;
  return hash;
};
const add = (table: WordTable<string>, word: string, value: string): void =>
  table.add(`«${word}»`, 1, 1 + word.length, toHash(word), value);
const find = (table: WordTable<string>, word: string): string | undefined =>
  table.find(`(${word})`, 1, 1 + word.length, toHash(word));

describe('the table of words', () => {
  test('gives for a word what was added for it, and nothing for one that was not', () => {
    const table = createWordTable<string>(100);
    add(table, 'كتاب', 'book');
    expect(find(table, 'كتاب')).toBe('book');
    expect(find(table, 'كتا')).toBeUndefined();
    expect(find(table, 'كتابة')).toBeUndefined();
  });

  test('tells words of one hash apart, and one that another begins with', () => {
    const table = createWordTable<string>(100);
    const words = ['اب', 'اج', 'ابج', 'ابد', 'بجا', 'ب'];
    for (const word of words) table.add(word, 0, word.length, 5, `of ${word}`);
    for (const word of words) expect(table.find(word, 0, word.length, 5)).toBe(`of ${word}`);
    expect(table.find('اد', 0, 2, 5)).toBeUndefined();
  });

  test('finds a word whatever stands behind it, in the text and in the table', () => {
    const table = createWordTable<string>(100);
    table.add('ابج', 0, 2, 1, 'of اب');
    table.add('ابج', 2, 3, 2, 'of ج');
    expect(table.find('ابج', 0, 2, 1)).toBe('of اب');
    expect(table.find('ابج', 2, 3, 2)).toBe('of ج');
  });

  test('grows, and keeps all that it has room for', () => {
    const table = createWordTable<string>(5000);
    const words = Array.from({ length: 5000 }, (_, number) => `كلمة${number}`);
    for (const word of words) add(table, word, word);
    expect(words.filter((word) => find(table, word) !== word)).toEqual([]);
  });

  test('has room for long words, too', () => {
    const table = createWordTable<string>(2000);
    const words = Array.from({ length: 2000 }, (_, number) => String(number).padStart(MAX_KEPT_LENGTH, 'و'));
    for (const word of words) add(table, word, word);
    expect(words.filter((word) => find(table, word) !== word)).toEqual([]);
  });

  test('keeps no word that is longer than the longest', () => {
    const table = createWordTable<string>(100);
    const longest = 'ه'.repeat(MAX_KEPT_LENGTH);
    add(table, longest, 'kept');
    add(table, `${longest}ه`, 'not kept');
    expect(find(table, longest)).toBe('kept');
    expect(find(table, `${longest}ه`)).toBeUndefined();
  });

  test('forgets the words of long ago, and never one that is met again and again', () => {
    const table = createWordTable<string>(10);
    add(table, 'دائم', 'always');
    add(table, 'قديم', 'once');
    for (let number = 0; number < 100; number += 1) {
      add(table, `جديد${number}`, 'new');
      expect(find(table, 'دائم')).toBe('always');
    }
    expect(find(table, 'قديم')).toBeUndefined();
    expect(find(table, 'جديد99')).toBe('new');
    const kept = Array.from({ length: 100 }, (_, number) => find(table, `جديد${number}`)).filter(Boolean);
    expect(kept.length).toBeGreaterThanOrEqual(8);
    expect(kept.length).toBeLessThanOrEqual(20);
  });

  test('holds as many words as it has room for, and those that filled it before', () => {
    const table = createWordTable<string>(2);
    for (const word of ['ا', 'ب', 'ج', 'د', 'ه']) add(table, word, word);
    expect(['ا', 'ب', 'ج', 'د', 'ه'].map((word) => find(table, word))).toEqual([undefined, undefined, 'ج', 'د', 'ه']);
  });

  test('says what a map says of whatever it still has', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ابج'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.array(word, { maxLength: 200 }), (capacity, words) => {
        const table = createWordTable<string>(capacity);
        const map = new Map<string, string>();
        words.forEach((each, number) => {
          const found = find(table, each);
          if (found !== undefined) expect(found).toBe(map.get(each));
          else {
            add(table, each, `${number}`);
            map.set(each, `${number}`);
          }
          expect(find(table, each)).toBe(map.get(each));
        });
      }),
    );
  });
});
