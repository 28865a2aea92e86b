import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDateInUrl } from '../../../src/article/dates/date-in-url.ts';
import { readDate } from '../../../src/article/dates/read-date.ts';
import { toSeconds } from '../../../src/article/published-at.ts';
import { anyText } from '../../support/arabic-text.ts';
import { readGolden } from '../../support/golden.ts';
import { testRules } from '../../support/reading.ts';

const read = (text: string, order: 'day-first' | 'month-first' | null = null) =>
  readDate(text, { words: testRules.dateWords, order });

describe('readDate', () => {
  const cases = readGolden('dates.tsv');

  test('has a table of at least 300 dates', () => {
    expect(cases.length).toBeGreaterThan(300);
    expect(new Set(cases.map(({ input }) => input)).size).toBe(cases.length);
  });

  test.each(cases)('reads $input as "$expected": $why (line $line)', ({ input, expected }) => {
    expect(read(input) ?? '').toBe(expected);
  });

  test('reads what could be two dates in the order that it is told', () => {
    expect(read('03/04/2018', 'day-first')).toBe('2018-04-03');
    expect(read('03/04/2018', 'month-first')).toBe('2018-03-04');
    expect(read('14/06/2018', 'month-first')).toBe('2018-06-14');
  });

  test('gives a date that can be stored, or none, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const date = read(text);
        expect(date === null || Number.isSafeInteger(toSeconds(date))).toBe(true);
      }),
    );
  });

  test('reads its own output as it is', () => {
    const dates = cases.map(({ expected }) => expected).filter((date) => date !== '');
    expect(dates.map((date) => read(date))).toEqual(dates);
  });

  test('ends for texts that are made to keep it busy', () => {
    const texts = ['1/'.repeat(80), 'يونيو '.repeat(26), '9'.repeat(160), '- '.repeat(80), '14 يونيو '.repeat(100_000)];
    expect(texts.map((text) => read(text))).toEqual(texts.map(() => null));
  });
});

test.each([
  ['https://x.example/2018/06/14/title', '2018-06-14', 'folders'],
  ['https://x.example/news/2018-6-4-title.html', '2018-06-04', 'dashes'],
  ['https://x.example/20180614/title', '2018-06-14', 'compact'],
  ['https://x.example/2018/06/title', '2018-06', 'a month'],
  ['https://x.example/2018/13/40/title', null, 'no such day'],
  ['https://2018-06-14.example/title', null, 'the name of the host is no path'],
  ['https://x.example/?d=2018/06/14/', null, 'a parameter says nothing'],
  ['https://x.example/1234567890/title', null, 'a number'],
])('the date in %s is %s: %s', (url, expected, _why) => {
  expect(readDateInUrl(url)).toBe(expected);
});
