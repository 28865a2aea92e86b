import { expect, test } from 'vitest';
import { toArabicLayout } from '../../src/web/keyboard-layout.ts';

test.each([
  ["tgs'dk", 'فلسطين'],
  ["TGS'DK", 'فلسطين'],
  ['s,vdh', 'سوريا'],
  ['hghkjohfhj hgvzhsdm', 'الانتخابات الرئاسية'],
  ['hgshum hgHodvm', 'الساعة الأخيرة'],
  ["tgs'dk 2018", 'فلسطين 2018'],
])('reads %s as the Arabic layout would have written it', (typed, meant) => {
  expect(toArabicLayout(typed)).toBe(meant);
});

test.each(['', 'فلسطين', 'F-16', 'قناة MBC', 'Путин', '2018'])('leaves %j alone', (typed) => {
  expect(toArabicLayout(typed)).toBe(null);
});
