/** JSON lines to readings: one JSON object per line, UTF-8. Where the bytes come from is `files/`. */
import type { PrepareArticle } from '../../article/prepare-article.ts';
import type { FileReading } from '../reading.ts';
import { splitLines, type Line } from '../split-lines.ts';
import { MAX_REJECT_BYTES, toRejectedLine, toReject } from '../to-reject.ts';
import { isReadError, tooLarge } from './to-reading.ts';

export interface JsonLinesOptions {
  /** Name of the file for reports. */
  readonly file: string;
  /** A longer line is rejected, and never held in memory. */
  readonly maxLineBytes: number;
  readonly prepare: PrepareArticle;
}

/**
 * One reading per line that is not blank. A byte order mark is dropped; a line of a rejects file stands for the line
 * that was rejected. When the bytes break off (a disk error, a damaged archive) the last reading is a reject that says
 * so: what came before it counts.
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Buffer>,
  options: JsonLinesOptions,
): AsyncGenerator<FileReading> {
  const { file, maxLineBytes } = options;
  let number = 0;
  try {
    for await (const line of splitLines(chunks, { maxLineBytes, keptBytes: MAX_REJECT_BYTES })) {
      number = line.number;
      const reading = readLine(line, options);
      if (reading !== null) yield reading;
    }
  } catch (error) {
    if (!isReadError(error)) throw error;
    const reason = `the file cannot be read from here on: ${error.message}`;
    yield { ok: false, reject: toReject({ file, line: number + 1 }, [reason], Buffer.alloc(0)) };
  }
}

function readLine(line: Line, options: JsonLinesOptions): FileReading | null {
  const { file, maxLineBytes, prepare } = options;
  const { bytes, length } = line;
  const origin = { file, line: line.number };
  const reject = (...reasons: readonly string[]): FileReading => ({
    ok: false,
    reject: toReject(origin, reasons, bytes, length),
  });
  if (length > maxLineBytes) return reject(tooLarge('the line', length, maxLineBytes));

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
    return rejected.bytes.length === 0
      ? reject('nothing of it is in the rejects file: read the file that it names again')
      : readLine({ number: line.number, bytes: rejected.bytes, length: rejected.bytes.length }, options);

  const prepared = prepare(json.value);
  if (!prepared.ok) return reject(...prepared.reasons);
  return { ok: true, article: prepared.article, isRepaired: prepared.isRepaired, origin, bytes: length };
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
