import { expect, test } from 'vitest';
import { joinNumber } from '../../src/analysis/number.ts';

const ROWS: readonly (readonly [string, string | null, string])[] = [
  ['12,345', '12345', 'a comma between thousands'],
  ['1,234,567', '1234567', 'two of them'],
  ['12.345', '12345', 'a point before three digits separates thousands'],
  ['0.125', '0.125', 'but not behind zero'],
  ['3.5', '3.5', 'decimals'],
  ['3٫567', '3.567', 'the Arabic decimal separator is never one of thousands'],
  ['12٬345', '12345', 'the Arabic separator of thousands'],
  ['12٬34', null, 'which must have three digits behind it'],
  ['1234.567', '1234.567', 'more than three digits before a point are no thousands'],
  ['1,234.5', '1234.5', 'thousands and decimals'],
  ['1,234,567.8', '1234567.8', 'more thousands and decimals'],
  ['1,234,56.7', null, 'no thousands before the decimals in the last group alone'],
  ['1٬234٫5', '1234.5', 'in Arabic'],
  ['1,23.5', null, 'no thousands before the decimals'],
  ['1.234,5', null, 'the other way round is a list, for a comma is no decimal separator here'],
  ['1.234,567', null, 'two separators of another kind'],
  ['1,234,56', null, 'the last group is too short'],
  ['1,234.567.8', null, 'two points'],
  ['24.11.2026', null, 'a date'],
  ['1.2.3', null, 'a version'],
  ['0,123,456', null, 'no number of thousands begins with zero'],
];

test.each(ROWS)('%s is %j: %s', (written, expected) => {
  const groups = written.split(/[.,٫٬]/u);
  const joiners = written.match(/[.,٫٬]/gu) ?? [];
  expect(joinNumber({ groups, joiners })).toBe(expected);
});
