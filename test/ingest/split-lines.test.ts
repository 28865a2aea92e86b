import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines } from '../../src/ingest/split-lines.ts';

async function* toChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
const split = async (text: string, { size = 4, maxLineBytes = 1000, keptBytes = 10 } = {}) => {
  const lines: [number, string, number][] = [];
  for await (const { number, bytes, length } of splitLines(toChunks(Buffer.from(text), size), {
    maxLineBytes,
    keptBytes,
  }))
    lines.push([number, bytes.toString(), length]);
  return lines;
};

describe('splitLines', () => {
  test.each([
    ['', [], 'nothing'],
    ['a\nb\n', ['a', 'b'], 'LF'],
    ['a\r\nb\r\n', ['a', 'b'], 'CRLF'],
    ['a\nb', ['a', 'b'], 'no end after the last line'],
    ['a\r\nb\r', ['a', 'b'], 'half an end after the last line'],
    ['\n\na\n\n', ['', '', 'a', ''], 'blank lines are lines'],
    ['a\rb\n', ['a\rb'], 'a lone CR is text'],
    ['سطر\u2028واحد\u0085\u000B\n', ['سطر\u2028واحد\u0085\u000B'], 'what Unicode calls a line end is text'],
  ])('%j gives %j: %s', async (text, expected) => {
    const lines = await split(text);
    expect(lines.map(([, line]) => line)).toEqual(expected);
    expect(lines.map(([number]) => number)).toEqual(expected.map((_, index) => index + 1));
  });

  test('does not depend on where the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('\n', '\r\n', 'أ', 'bc', '😀', '\u2028'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        async (pieces, size) => {
          const text = pieces.join('');
          const expected = text.split(/\r?\n/u);
          if (expected.at(-1) === '') expected.pop();
          expect((await split(text, { size })).map(([, line]) => line)).toEqual(expected);
        },
      ),
    );
  });

  test.each([1, 3, 1000])(
    'keeps the beginning of a line that is too long, and goes on (chunks of %d)',
    async (size) => {
      const lines = await split(`a\n${'x'.repeat(21)}\n${'y'.repeat(20)}\r\nz`, {
        size,
        maxLineBytes: 21,
        keptBytes: 5,
      });
      expect(lines).toEqual([
        [1, 'a', 1],
        [2, 'x'.repeat(21), 21],
        [3, 'y'.repeat(20), 20],
        [4, 'z', 1],
      ]);
      expect(await split(`a\n${'x'.repeat(22)}\nz`, { size, maxLineBytes: 21, keptBytes: 5 })).toEqual([
        [1, 'a', 1],
        [2, 'xxxxx', 22],
        [3, 'z', 1],
      ]);
    },
  );

  test('does not keep a whole chunk alive for the beginning of a long line', async () => {
    for await (const { bytes } of splitLines(toChunks(Buffer.alloc(1_000_000, 'x'), 1_000_000), {
      maxLineBytes: 500_000,
      keptBytes: 100,
    }))
      // A small buffer is cut from a pool, whose size differs between versions of Node.
      expect(bytes.buffer.byteLength).toBeLessThan(100_000);
    expect.assertions(1);
  });
});
