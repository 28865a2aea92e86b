/** A stream of bytes to text, or to bytes of UTF-8, whatever encoding it is in. */
import { TextDecoder } from 'node:util';
import { detectEncoding } from './detect-encoding.ts';
import type { DetectedEncoding } from './detect-encoding.ts';

/** What was found of a stream while it was read. */
export interface DecodingReport {
  /** Null until the first byte was seen. */
  detected: DetectedEncoding | null;
  /** Characters that are no valid bytes of the encoding, shown as U+FFFD. */
  broken: number;
}

export function createDecodingReport(): DecodingReport {
  return { detected: null, broken: 0 };
}

/**
 * The text of the bytes, in pieces. As long as all is ASCII nothing is decided, so a file whose head says nothing is
 * judged where its Arabic begins.
 */
export async function* decodeStream(chunks: AsyncIterable<Buffer>, report: DecodingReport): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let isUtf8 = false;
  const decode = (bytes: Buffer | null): string => {
    const text = bytes === null ? (decoder?.decode() ?? '') : (decoder?.decode(bytes, { stream: true }) ?? '');
    // U+FFFD may stand in the file itself as three bytes; counted all the same, for it was broken before.
    if (isUtf8 && text.includes('\uFFFD')) report.broken += text.split('\uFFFD').length - 1;
    return text;
  };
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (decoder === null) {
      const detected = detectEncoding(chunk);
      report.detected ??= detected;
      if (!detected.isCertain) {
        yield chunk.toString('latin1');
        continue;
      }
      // The declaration stands at the head; what the bytes are shows where they are not ASCII.
      report.detected = { ...detected, declared: report.detected.declared ?? detected.declared };
      decoder = new TextDecoder(detected.encoding, { ignoreBOM: true });
      isUtf8 = detected.encoding === 'utf-8';
      bytes = chunk.subarray(detected.bomBytes);
    }
    const text = decode(bytes);
    if (text !== '') yield text;
  }
  const rest = decode(null);
  if (rest !== '') yield rest;
}

/** The same bytes when they are UTF-8 (broken ones too, for a line reader to judge), else the text in UTF-8. */
export async function* toUtf8Stream(chunks: AsyncIterable<Buffer>, report: DecodingReport): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null = null;
  let isUtf8 = false;
  for await (const chunk of chunks) {
    if (!isUtf8 && decoder === null) {
      const detected = detectEncoding(chunk);
      if (report.detected === null || detected.isCertain) report.detected = detected;
      if (detected.isCertain) {
        isUtf8 = detected.encoding === 'utf-8';
        if (!isUtf8) decoder = new TextDecoder(detected.encoding);
      }
    }
    yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}
