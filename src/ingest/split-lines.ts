/** Bytes to lines, without ever holding more than one line. Only LF and CRLF end a line: U+2028 is text. */

const LF = 0x0a;
const CR = 0x0d;

/** A line without its end. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** All of the line; of a line longer than the limit only its beginning. */
  readonly bytes: Buffer;
  /** Length of the whole line in bytes. */
  readonly length: number;
}

/**
 * The lines of a stream of chunks, blank ones included; the last needs no line end. Of a line longer than
 * `maxLineBytes` the first `keptBytes` are kept and the rest is counted and let go.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  { maxLineBytes, keptBytes }: { readonly maxLineBytes: number; readonly keptBytes: number },
): AsyncGenerator<Line> {
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;

  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= maxLineBytes) parts.push(part);
    // A copy, for a view would keep the whole chunk alive.
    else parts = [Buffer.from(Buffer.concat([...parts, part], Math.min(length, keptBytes)))];
  };
  const finish = (): Line => {
    const [only] = parts;
    const whole = only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
    const hasCr = whole.length === length && whole.at(-1) === CR;
    const line = {
      number: ++number,
      bytes: hasCr ? whole.subarray(0, -1) : whole,
      length: hasCr ? length - 1 : length,
    };
    parts = [];
    length = 0;
    return line;
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}
