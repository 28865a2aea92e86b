import { describe, expect, test } from 'vitest';
import { parsePublishedAt, toDay, toDaySeconds, toSeconds } from '../../src/article/published-at.ts';

describe('parsePublishedAt', () => {
  test.each([
    ['2018', '2018', 'a year stays a year'],
    ['2018-06', '2018-06', 'a month stays a month'],
    ['2018-06-14', '2018-06-14', 'a day is given no hour'],
    [' 2018-06-14\n', '2018-06-14', 'white space around it says nothing'],
    ['2020-02-29', '2020-02-29', 'a leap day'],
    ['0099-06-01', '0099-06-01', 'the first century is not the twentieth'],
    ['2018-06-14T09:30:00Z', '2018-06-14T09:30:00.000Z', 'an instant'],
    ['2018-06-14T09:30', '2018-06-14T09:30:00.000Z', 'without a zone it is UTC, wherever it is read'],
    ['2018-06-14 09:30:00+03:00', '2018-06-14T06:30:00.000Z', 'a space for the T'],
    ['2018-06-14T09:30:00+0300', '2018-06-14T06:30:00.000Z', 'a zone without a colon'],
    ['2018-06-14 09:30:00+03', '2018-06-14T06:30:00.000Z', 'a zone of whole hours, as databases print it'],
    ['2018-06-14 09:30:00 -0330', '2018-06-14T13:00:00.000Z', 'a space before the zone'],
    ['2018-06-14T09:30:00.123456Z', '2018-06-14T09:30:00.123Z', 'microseconds are cut'],
    ['2018-06-14T24:00:00Z', '2018-06-15T00:00:00.000Z', 'ISO 8601 has an hour 24'],
    ['Thu, 14 Jun 2018 09:30:00 +0300', '2018-06-14T06:30:00.000Z', 'RFC 5322'],
    ['4 Jun 2018 09:30 GMT', '2018-06-04T09:30:00.000Z', 'without weekday and seconds, one digit'],
    ['Thu, 14 Jun 2018 09:30:00 EST', '2018-06-14T14:30:00.000Z', 'the zone names that RSS still uses'],
  ])('reads %j as %j: %s', (text, expected) => {
    expect(parsePublishedAt(text)).toBe(expected);
  });

  test.each([
    ['', 'nothing'],
    ['0000', 'no calendar has a year 0'],
    ['2018-13', 'no month 13'],
    ['2018-00-10', 'no month 0'],
    ['2018-02-29', 'no leap year'],
    ['2018-06-31T00:00:00Z', 'no such day, though an hour follows'],
    ['31 Feb 2018 09:00:00 GMT', 'no such day, which Date would take for March'],
    ['14 Foo 2018 09:00:00 GMT', 'no such month'],
    ['14 Jun 2018 09:00:00 XYZ', 'no such zone'],
    ['2018-06-14T25:00:00Z', 'no such hour'],
    ['2018-06-14T24:30:00Z', 'nothing comes after hour 24'],
    ['2018-06-14T09:75:00Z', 'no such minute'],
    ['2018-06-14T09:30:00+99:99', 'no such zone'],
    ['14/06/2018', 'day or month first is anyone’s guess'],
    ['20180614', 'a bare number may be anything'],
    ['2018-06-14 or so', 'free text'],
    ['2018-6-4', 'one digit'],
  ])('refuses %j: %s', (text) => {
    expect(parsePublishedAt(text)).toBeNull();
  });
});

test.each([
  ['1970-01-01', 0],
  ['1970', 0],
  ['2018-06', 1_527_811_200],
  ['2018-06-14T06:30:00.999Z', 1_528_957_800],
  ['1969-12-31T23:59:59.500Z', -1],
])('%s begins at second %d', (publishedAt, seconds) => {
  expect(toSeconds(publishedAt)).toBe(seconds);
});

test('a day ends where the next begins', () => {
  expect(toDaySeconds('2018-06-14').end).toBe(toDaySeconds('2018-06-15').start);
  expect(toDaySeconds('1970-01-02')).toEqual({ start: 86_400, end: 172_800 });
});

test('the day of an instant is the one in UTC', () => {
  expect(toDay(new Date('2018-06-14T23:30:00-03:00'))).toBe('2018-06-15');
});
