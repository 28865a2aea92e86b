import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSegments } from '../../src/search/highlight.ts';

const show = (segments: readonly { text: string; match: boolean }[]): string =>
  segments.map(({ text, match }) => (match ? `[${text}]` : text)).join('|');

test.each<readonly [string, readonly (readonly [number, number])[], readonly [number, number], string, string]>([
  ['abcdef', [[1, 3]], [0, 6], 'a|[bc]|def', 'a match inside'],
  ['abcdef', [[0, 6]], [0, 6], '[abcdef]', 'all of it'],
  [
    'abcdef',
    [
      [0, 2],
      [2, 4],
    ],
    [0, 6],
    '[ab]|[cd]|ef',
    'two side by side',
  ],
  [
    'abcdef',
    [
      [1, 3],
      [1, 3],
    ],
    [0, 6],
    'a|[bc]|def',
    'the same place twice, as the words of a ligature have it',
  ],
  ['abcdef', [[1, 3]], [2, 6], 'cdef', 'one that began before: half a word is none'],
  ['abcdef', [[4, 6]], [0, 5], 'abcde', 'one that ends after'],
  ['abcdef', [[2, 4]], [2, 4], '[cd]', 'just the match'],
  ['abcdef', [], [0, 6], 'abcdef', 'no match'],
  ['', [], [0, 0], '', 'no text'],
])('cuts %s at %j within %j into %s: %s', (text, ranges, [start, end], expected) => {
  const segments = toSegments(
    text,
    ranges.map(([from, to]) => ({ start: from, end: to })),
    { start, end },
  );
  expect(show(segments)).toBe(expected);
});

test('loses nothing, whatever the matches', () => {
  const range = fc
    .tuple(fc.nat({ max: 30 }), fc.nat({ max: 8 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.array(range), range, (text, ranges, place) => {
      const within = { start: Math.min(place.start, text.length), end: Math.min(place.end, text.length) };
      const inOrder = ranges.filter(({ end }) => end <= text.length).sort((a, b) => a.start - b.start);
      const segments = toSegments(text, inOrder, within);
      expect(segments.map((segment) => segment.text).join('')).toBe(text.slice(within.start, within.end));
      expect(segments.every((segment) => segment.text !== '')).toBe(true);
    }),
  );
});
