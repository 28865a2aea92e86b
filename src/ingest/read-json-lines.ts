/** JSON lines to readings: one JSON object per line, UTF-8. Where the bytes come from is `read-bytes.ts`. */
import { parseArticle } from '../article/parse-article.ts';
import type { Reading } from './reading.ts';
import { splitLines, type Line } from './split-lines.ts';
import { MAX_REJECT_BYTES, toRejectedLine, toReject } from './to-reject.ts';

export interface JsonLinesOptions {
  /** Name of the file for reports. */
  readonly file: string;
  /** A longer line is rejected, and never held in memory. */
  readonly maxLineBytes: number;
}

/**
 * One reading per line that is not blank. A byte order mark is dropped; a line of a rejects file stands for the line
 * that was rejected. When the bytes break off (a disk error, a damaged archive) the last reading is a reject that says
 * so: what came before it counts.
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Buffer>,
  { file, maxLineBytes }: JsonLinesOptions,
): AsyncGenerator<Reading> {
  let number = 0;
  try {
    for await (const line of splitLines(chunks, { maxLineBytes, keptBytes: MAX_REJECT_BYTES })) {
      number = line.number;
      const reading = readLine(line, file, maxLineBytes);
      if (reading !== null) yield reading;
    }
  } catch (error) {
    if (!isReadError(error)) throw error;
    const reason = `the file cannot be read from here on: ${error.message}`;
    yield { ok: false, reject: toReject({ file, line: number + 1 }, [reason], Buffer.alloc(0)) };
  }
}

function readLine(line: Line, file: string, maxLineBytes: number): Reading | null {
  const { bytes, length } = line;
  const origin = { file, line: line.number };
  const reject = (...reasons: readonly string[]): Reading => ({
    ok: false,
    reject: toReject(origin, reasons, bytes, length),
  });
  if (length > maxLineBytes) return reject(`the line has ${length} bytes, allowed are ${maxLineBytes}`);

  const text = decode(bytes);
  if (text === null) return reject('the line is not valid UTF-8');
  if (/^\s*$/u.test(text)) return null;

  const json = parseJson(text);
  if (!json.ok) return reject(`the line is not valid JSON: ${json.reason}`);

  const rejected = toRejectedLine(json.value);
  if (rejected?.isCut)
    return {
      ok: false,
      reject: toReject(origin, ['the text was cut in the rejects file'], rejected.bytes, rejected.bytes.length + 1),
    };
  if (rejected)
    return readLine({ number: line.number, bytes: rejected.bytes, length: rejected.bytes.length }, file, maxLineBytes);

  const parsed = parseArticle(json.value);
  return parsed.ok ? { ok: true, article: parsed.article, origin, bytes: length } : reject(...parsed.reasons);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

function parseJson(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Errors of the system and of zlib carry a code by name; a mistake of our own does not. */
function isReadError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
