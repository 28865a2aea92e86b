/** Other spellings of foreign words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseForeignLetters, respell } from '../../src/search/respell.ts';

const TABLE = parseForeignLetters('غج\t5\tبلغراد = بلجراد');

test.each([
  ['بلغراد', ['بلجراد'], 'one such letter'],
  ['غورباتشيوغ', ['غورباتشيوج', 'جورباتشيوغ', 'جورباتشيوج'], 'two, each by itself'],
  ['غوغل', [], 'too short'],
  ['لندن', [], 'no such letter'],
  ['غجغجغ', [], 'too many of them'],
])('%s is also spelt %j: %s', (word, expected) => {
  expect(respell(word, TABLE).sort()).toEqual(expected.sort());
});

test('spellings are of each other, never the word itself, and few', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('غ', 'ج', 'ب', 'ا'), { maxLength: 8 }), (letters) => {
      const word = letters.join('');
      const others = respell(word, TABLE);
      expect(others).not.toContain(word);
      expect(others.length).toBeLessThanOrEqual(7);
      for (const other of others)
        expect(new Set(respell(other, TABLE))).toEqual(new Set([word, ...others].filter((one) => one !== other)));
    }),
  );
});

test.each([
  ['غ\t5', 'one letter'],
  ['غج', 'no number'],
  ['غج\tfive', 'a word for the number'],
])('the line %j is refused: %s', (line) => {
  expect(() => parseForeignLetters(`# letters\n${line}`)).toThrow('foreign-letters.tsv, line 2');
});
