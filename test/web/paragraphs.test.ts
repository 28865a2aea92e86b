import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toParagraphs } from '../../src/web/paragraphs.ts';

const plain = (text: string) => ({ text, match: false });
const marked = (text: string) => ({ text, match: true });

test('cuts at line breaks of every kind and drops what is blank', () => {
  expect(toParagraphs([plain('أ\n\nب\r\nج\u2029 \rد')])).toEqual([
    [plain('أ')],
    [plain('ب')],
    [plain('ج')],
    [plain('د')],
  ]);
});

test('keeps a match a match on both sides of a break', () => {
  expect(toParagraphs([plain('قبل '), marked('مجلس\nالأمن'), plain(' بعد')])).toEqual([
    [plain('قبل '), marked('مجلس')],
    [marked('الأمن'), plain(' بعد')],
  ]);
});

test('loses no letter', () => {
  const segments = fc.array(
    fc.record({ text: fc.string({ unit: fc.constantFrom('ا', 'ب', ' ', '\n', '\r') }), match: fc.boolean() }),
  );
  fc.assert(
    fc.property(segments, (given) => {
      const letters = (texts: readonly { readonly text: string }[]): string =>
        texts
          .map(({ text }) => text)
          .join('')
          .replaceAll(/\s/gu, '');
      expect(letters(toParagraphs(given).flat())).toBe(letters(given));
    }),
  );
});
