import { expect, test } from 'vitest';
import { toDirection } from '../../src/web/text-direction.ts';

test.each([
  ['صفقات سرية', 'rtl'],
  ['CNN ترصد اللحظات الأولى لافتتاح معبر جابر', 'rtl'],
  ['"Facebook" تعلن أرباحها', 'rtl'],
  ['Reuters: A deal on the border (اتفاق)', 'ltr'],
  ['2018', 'rtl'],
  ['', 'rtl'],
])('%j runs %s', (text, direction) => {
  expect(toDirection(text)).toBe(direction);
});
