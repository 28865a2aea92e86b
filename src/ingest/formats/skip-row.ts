/** The end of a row of a table that is too large to be parsed, and whether it is one row at all. */

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
/** As many lines are looked at, and so many of them must look like rows. */
const LOOKED_AT = 20;
const WANTED_SHARE = 0.8;
const LOOKED_AT_BYTES = 65_536;

/** Whether what follows the first line of `bytes` are rows of `width` cells: then the first line opened a quotation by mistake. */
export function looksLikeRows(bytes: Buffer, delimiter: string, width: number): boolean {
  const start = bytes.indexOf(LF) + 1;
  const lines = bytes
    .toString('utf8', start, start + LOOKED_AT_BYTES)
    .split('\n')
    .slice(0, -1)
    .slice(0, LOOKED_AT);
  const alike = lines.filter((line) => line.split(delimiter).length === width).length;
  return width > 1 && lines.length > 2 && alike >= lines.length * WANTED_SHARE;
}

/** What is behind the row that `first` begins with, and how many lines it had; null when it never ends. `delimiter` is a byte. */
export async function skipRow(
  first: Buffer,
  input: AsyncIterator<Buffer>,
  delimiter: number,
): Promise<{ readonly rest: Buffer; readonly lines: number } | null> {
  let isQuoted = false;
  let isAfterQuote = false;
  let isFieldStart = true;
  let lines = 0;
  for (let chunk = first; ;) {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === LF) lines += 1;
      if (isQuoted) {
        // A quotation mark that nothing of a table follows is one of the text.
        if (isAfterQuote && (byte === delimiter || byte === CR || byte === LF)) isQuoted = false;
        isAfterQuote = byte === QUOTE && !isAfterQuote;
        if (isQuoted) continue;
      }
      if (byte === LF) return { rest: chunk.subarray(at + 1), lines };
      isQuoted = isFieldStart && byte === QUOTE;
      isFieldStart = byte === delimiter;
    }
    const { value, done } = await input.next();
    if (done) return null;
    chunk = value;
  }
}
