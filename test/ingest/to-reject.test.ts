import { describe, expect, test } from 'vitest';
import { MAX_REJECT_BYTES, toReject, toRejectedLine } from '../../src/ingest/to-reject.ts';

const origin = { file: 'a.jsonl', line: 7 };
const roundTrip = (bytes: Buffer, length?: number) =>
  toRejectedLine(JSON.parse(JSON.stringify(toReject(origin, ['why'], bytes, length))));

describe('a reject', () => {
  test('is the line, its place and the reasons', () => {
    expect(toReject(origin, ['why', 'and why'], Buffer.from('{"عنوان"'))).toEqual({
      ...origin,
      reasons: ['why', 'and why'],
      text: '{"عنوان"',
    });
  });

  test('is cut when it is long, and never through a character', () => {
    const line = Buffer.from(`x${'ع'.repeat(MAX_REJECT_BYTES)}`);
    expect(toReject(origin, ['why'], line)).toEqual({
      ...origin,
      reasons: ['why'],
      text: `x${'ع'.repeat(MAX_REJECT_BYTES / 2 - 1)}`,
      cut: true,
    });
  });

  test('is cut when only the beginning of the line is at hand', () => {
    expect(toReject(origin, ['why'], Buffer.from('abc'), 4)).toMatchObject({ text: 'abc', cut: true });
  });

  test('keeps bytes that are not UTF-8', () => {
    const line = Buffer.from([0x7b, 0xc7, 0xe1]);
    expect(toReject(origin, ['why'], line)).toEqual({
      ...origin,
      reasons: ['why'],
      text: '{\uFFFD\uFFFD',
      textBase64: line.toString('base64'),
    });
  });
});

describe('a line of a rejects file', () => {
  test.each([['{"عنوان"'], ['\uFEFF{}'], ['a\u0000\u001B[2J']])('stands for the line that was rejected: %j', (text) => {
    expect(roundTrip(Buffer.from(text))).toEqual({ bytes: Buffer.from(text), isCut: false });
  });

  test('stands for the very bytes when they are not UTF-8', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x41]);
    expect(roundTrip(bytes)).toEqual({ bytes, isCut: false });
  });

  test('stands for its text when somebody repaired that', () => {
    const reject = toReject(origin, ['why'], Buffer.from([0x7b, 0xc7, 0x7d]));
    const repaired = { ...reject, text: '{"title": "خبر"}' };
    expect(toRejectedLine(repaired)).toEqual({ bytes: Buffer.from(repaired.text), isCut: false });
  });

  test('says when it is cut', () => {
    expect(roundTrip(Buffer.from('abc'), 9)?.isCut).toBe(true);
  });

  test.each([
    [null],
    [{ title: 'عنوان', text: 'نص' }],
    [{ file: 'a', line: 1, text: 'نص' }],
    [{ file: 'a', line: 1, reasons: ['لأن'], text: 'نص', title: 'عنوان' }],
  ])('is not taken for an article, nor an article for it: %j', (json) => {
    expect(toRejectedLine(json)).toBeNull();
  });
});
