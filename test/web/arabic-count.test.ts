import { expect, test } from 'vitest';
import { sayArticles, sayResults } from '../../src/web/strings.ar.ts';

test.each([
  [0, 'لا نتائج'],
  [1, 'نتيجة واحدة'],
  [2, 'نتيجتان'],
  [3, '3 نتائج'],
  [10, '10 نتائج'],
  [11, '11 نتيجة'],
  [99, '99 نتيجة'],
  [100, '100 نتيجة'],
  [102, '102 نتيجة'],
  [103, '103 نتائج'],
  [110, '110 نتائج'],
  [111, '111 نتيجة'],
  [1000, '1,000 نتيجة'],
  [1_234_567, '1,234,567 نتيجة'],
])('says %i results as «%s»', (count, said) => {
  expect(sayResults(count)).toBe(said);
});

test.each([
  [2, 'مقالان'],
  [5, '5 مقالات'],
  [20, '20 مقالًا'],
  [200, '200 مقال'],
])('gives the noun after %i its case: «%s»', (count, said) => {
  expect(sayArticles(count)).toBe(said);
});
