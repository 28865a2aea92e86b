/** A stream of bytes to text, or to bytes of UTF-8, whatever encoding it is in. */
import { createDecoder, decodeWhole } from './create-decoder.ts';
import type { Decode } from './create-decoder.ts';
import { createEncodingSplitter } from './split-encodings.ts';
import type { DecodingReport, EncodedPiece } from './split-encodings.ts';

/** The text of the bytes, in pieces. */
export async function* decodeStream(chunks: AsyncIterable<Buffer>, report: DecodingReport): AsyncGenerator<string> {
  const toText = createPieceDecoder(report);
  for await (const piece of split(chunks, report)) {
    const text = toText(piece);
    if (text !== '') yield text;
  }
  const rest = toText(null);
  if (rest !== '') yield rest;
}

/** The text of all bytes. */
export function decodeText(bytes: Buffer, report: DecodingReport): string {
  const toText = createPieceDecoder(report);
  const splitter = createEncodingSplitter(report);
  const pieces = [...splitter.push(bytes), ...splitter.end()];
  return pieces.map(toText).join('') + toText(null);
}

/** The same bytes when they are UTF-8 (broken ones too, for a line reader to judge), else the text in UTF-8. */
export async function* toUtf8Stream(chunks: AsyncIterable<Buffer>, report: DecodingReport): AsyncGenerator<Buffer> {
  const toText = createPieceDecoder(report);
  for await (const piece of split(chunks, report))
    yield piece.encoding === 'utf-8' ? piece.bytes : Buffer.from(toText(piece));
  const rest = toText(null);
  if (rest !== '') yield Buffer.from(rest);
}

async function* split(chunks: AsyncIterable<Buffer>, report: DecodingReport): AsyncGenerator<EncodedPiece> {
  const splitter = createEncodingSplitter(report);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** A character of a wide encoding may be cut between pieces; all other pieces end with a line. Null ends the text. */
function createPieceDecoder(report: DecodingReport): (piece: EncodedPiece | null) => string {
  let wide: Decode | null = null;
  return (piece) => {
    if (piece === null) return wide?.() ?? '';
    const { bytes, encoding } = piece;
    if (encoding === 'utf-16le' || encoding === 'utf-16be') return (wide ??= createDecoder(encoding))(bytes);
    const text = decodeWhole(bytes, encoding);
    // U+FFFD may stand in the file itself as three bytes; counted all the same, for it was broken before.
    if (encoding === 'utf-8' && text.includes('\uFFFD')) report.broken += text.split('\uFFFD').length - 1;
    return text;
  };
}
