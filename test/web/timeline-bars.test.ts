import { expect, test } from 'vitest';
import { toTimelineBars, toTimelineUnit } from '../../src/web/timeline-bars.ts';

test.each([
  [null, null, 'year'],
  ['2018-01-01', null, 'year'],
  ['2010-01-01', '2018-12-31', 'year'],
  ['2017-01-01', '2018-12-31', 'month'],
  ['2018-01-01', '2018-12-31', 'month'],
  ['2018-06-01', '2018-06-30', 'day'],
  ['2018-06-14', '2018-06-14', 'day'],
] as const)('from %s to %s time goes by the %s', (from, to, unit) => {
  expect(toTimelineUnit({ from, to })).toBe(unit);
});

test('each bar has the first and the last of its days', () => {
  const rangeOf = (value: string): string[] =>
    toTimelineBars([{ value, count: 1 }]).flatMap(({ from, to }) => [from, to]);
  expect(rangeOf('2018')).toEqual(['2018-01-01', '2018-12-31']);
  expect(rangeOf('2016-02')).toEqual(['2016-02-01', '2016-02-29']);
  expect(rangeOf('2018-12')).toEqual(['2018-12-01', '2018-12-31']);
  expect(rangeOf('1956-10-29')).toEqual(['1956-10-29', '1956-10-29']);
});

test('years, months and days without results stand between those with some', () => {
  const stepsOf = (...values: string[]): string[] =>
    toTimelineBars(values.map((value) => ({ value, count: 2 }))).map(({ value, count }) => `${value} ${count}`);
  expect(stepsOf('1969', '1971')).toEqual(['1969 2', '1970 0', '1971 2']);
  expect(stepsOf('2017-11', '2018-02')).toEqual(['2017-11 2', '2017-12 0', '2018-01 0', '2018-02 2']);
  expect(stepsOf('2016-02-28', '2016-03-01')).toEqual(['2016-02-28 2', '2016-02-29 0', '2016-03-01 2']);
});

test('a long time is shown without its gaps', () => {
  const bars = toTimelineBars([
    { value: '1500', count: 1 },
    { value: '2018', count: 3 },
  ]);
  expect(bars.map(({ value }) => value)).toEqual(['1500', '2018']);
});
