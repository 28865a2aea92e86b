import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../src/search/parse-query.ts';
import { anyText } from '../support/arabic-text.ts';

/** Words as they stand, phrases in brackets. */
const show = (text: string): string[] =>
  parseQuery(text).map(({ kind, start, end }) =>
    kind === 'phrase' ? `[${text.slice(start, end)}]` : text.slice(start, end),
  );

test.each([
  ['دير الزور', ['دير الزور'], 'words alone'],
  ['"دير الزور"', ['[دير الزور]'], 'a phrase alone'],
  ['«دير الزور»', ['[دير الزور]'], 'guillemets'],
  ['“دير الزور”', ['[دير الزور]'], 'curly marks'],
  ['”دير الزور“', ['[دير الزور]'], 'curly marks, as right-to-left text often has them'],
  ['„دير الزور“', ['[دير الزور]'], 'low and high marks'],
  ['نساء "دير الزور" أطفال', ['نساء ', '[دير الزور]', ' أطفال'], 'a phrase between words'],
  ['"a""b"', ['[a]', '[b]'], 'two phrases side by side'],
  ['«a "b" c»', ['[a "b" c]'], 'marks inside other marks'],
  ['"a', ['"a'], 'a mark that is never closed is none'],
  ['a» b', ['a» b'], 'nor is one that was never opened'],
  ['"a" "b', ['[a]', ' "b'], 'a phrase, then a mark that is never closed'],
  ['"a «b»', ['"a ', '[b]'], 'a mark that is never closed, then a phrase'],
  ['""', [], 'nothing in marks'],
  ['', [], 'nothing'],
])('cuts %s into %j: %s', (text, expected) => {
  expect(show(text)).toEqual(expected);
});

test('leaves nothing of a query out but quotation marks, in order and without overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyText, fc.constantFrom('"', '«', '»', '“', '”', '„'))), (pieces) => {
      const text = pieces.join('');
      let at = 0;
      for (const { start, end } of parseQuery(text)) {
        expect(end).toBeGreaterThan(start);
        expect(text.slice(at, start)).toMatch(/^["«»“”„]*$/u);
        at = end;
      }
      expect(text.slice(at)).toMatch(/^["«»“”„]*$/u);
    }),
    { numRuns: 1000 },
  );
});
