import { expect, test } from 'vitest';
import { formatPublishedAt } from '../../src/web/format-date.ts';

test.each([
  ['2018-06-14', '14 يونيو 2018'],
  ['2018-06', 'يونيو 2018'],
  ['2018', '2018'],
  ['2018-06-14T06:30:00.000Z', '14 يونيو 2018'],
  ['2018-06-14T23:59:59.999Z', '14 يونيو 2018'],
  ['2018-01-01T00:00:00.000Z', '1 يناير 2018'],
  ['1932-12', 'ديسمبر 1932'],
])('writes %s as «%s»', (publishedAt, label) => {
  expect(formatPublishedAt(publishedAt)).toBe(label);
});

test.each(['', 'أمس', '2018-13', '2018-06-14x', '14/06/2018'])('knows no date in «%s»', (publishedAt) => {
  expect(formatPublishedAt(publishedAt)).toBeNull();
});
