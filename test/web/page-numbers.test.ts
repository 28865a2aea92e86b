import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPageNumbers } from '../../src/web/page-numbers.ts';

test.each([
  [1, 0, ''],
  [1, 1, ''],
  [1, 2, '1 2'],
  [3, 5, '1 2 3 4 5'],
  [1, 9, '1 2 3 gap 9'],
  [4, 9, '1 2 3 4 5 6 gap 9'],
  [5, 9, '1 2 3 4 5 6 7 8 9'],
  [6, 12, '1 gap 4 5 6 7 8 gap 12'],
  [1000, 1000, '1 gap 998 999 1000'],
  [500, 1000, '1 gap 498 499 500 501 502 gap 1000'],
  [7, 3, '1 2 3'],
])('on page %i of %i offers %s', (current, last, expected) => {
  expect(toPageNumbers(current, last).join(' ')).toBe(expected);
});

test('numbers rise, begin with the first page, end with the last, and hold the current one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (last, at) => {
      const current = Math.min(at, last);
      const offered = toPageNumbers(current, last);
      const numbers = offered.filter((page) => page !== 'gap');
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
      expect([numbers[0], numbers.at(-1)]).toEqual([1, last]);
      expect(numbers).toContain(current);
      expect(offered.length).toBeLessThanOrEqual(9);
      const leftOut = numbers.slice(1).map((page, index) => page - (numbers[index] ?? 0) - 1);
      expect(leftOut).not.toContain(1);
      expect(offered.filter((page) => page === 'gap').length).toBe(leftOut.filter((count) => count > 0).length);
    }),
  );
});
