import { expect, test } from 'vitest';
import { formatCount, toPrintable } from '../../src/ingest/printable.ts';

test.each([
  [formatCount(0), '0'],
  [formatCount(1_234_567), '1,234,567'],
  [formatCount(1, 'article'), '1 article'],
  [formatCount(0, 'article'), '0 articles'],
  [formatCount(12_000, 'article'), '12,000 articles'],
])('%s is written as %s', (written, expected) => {
  expect(written).toBe(expected);
});

test.each([
  ['خبر – "عنوان" 😀', 'خبر – "عنوان" 😀', 'text stays text'],
  ['a\u001B[2J\r\nb\u0000', String.raw`a\u{1b}[2J\u{d}\u{a}b\u{0}`, 'nothing moves the cursor'],
  ['a\u009B2J', String.raw`a\u{9b}2J`, 'not even by the one-byte form'],
  ['a\u202Eb\u2067c\u200Fd', String.raw`a\u{202e}b\u{2067}c\u{200f}d`, 'nothing turns the reading direction'],
])('%j is printed as %j: %s', (text, expected) => {
  expect(toPrintable(text)).toBe(expected);
});
