import { expect, test } from 'vitest';
import { shorten } from '../../src/web/shorten.ts';

test('leaves alone what is short enough', () => {
  expect(shorten('صفقات سرية')).toBe('صفقات سرية');
  expect(shorten('ب'.repeat(80))).toBe('ب'.repeat(80));
});

test('cuts between words, inside one only where there is no other place, and never inside a character', () => {
  expect(shorten('كلمة '.repeat(400))).toBe(`${'كلمة '.repeat(15)}كلمة…`);
  expect(shorten('ب'.repeat(81))).toBe(`${'ب'.repeat(80)}…`);
  expect(shorten('😀'.repeat(81))).toBe(`${'😀'.repeat(80)}…`);
});
