/** A record that a reader found to a reading: every format ends here. */
import type { PrepareArticle } from '../../article/prepare-article.ts';
import type { Origin, FileReading } from '../reading.ts';
import { formatCount } from '../printable.ts';
import { toReject } from '../to-reject.ts';

/** What every reader of a format is given. */
export interface FormatOptions {
  /** Name of the file for reports. */
  readonly file: string;
  readonly prepare: PrepareArticle;
  /** What has more bytes of UTF-8 is rejected and never held in memory. */
  readonly maxArticleBytes: number;
}

/**
 * The reading of a record; `bytes` is about what it took of the input. A reject holds the record as one line of JSON,
 * so that it can be repaired and read again whatever format it came in.
 */
export function toReading(
  record: Readonly<Record<string, unknown>>,
  origin: Origin,
  bytes: number,
  prepare: PrepareArticle,
): FileReading {
  const prepared = prepare(record);
  if (prepared.ok) return { ok: true, article: prepared.article, isRepaired: prepared.isRepaired, origin, bytes };
  return { ok: false, reject: toReject(origin, prepared.reasons, Buffer.from(JSON.stringify(record))) };
}

/** The reject of a whole file, or of what comes from a line of it on: nothing of it can be put down. */
export function rejectFile(file: string, reason: string, line = 1): FileReading & { readonly ok: false } {
  return { ok: false, reject: toReject({ file, line }, [reason], Buffer.alloc(0)) };
}

/** Why a piece of the input is too large; `bytes` is null when nobody counted. */
export function tooLarge(what: string, bytes: number | null, maxBytes: number): string {
  const size = bytes === null ? 'is too large' : `has ${formatCount(bytes, 'byte')}`;
  return `${what} ${size}, allowed are ${formatCount(maxBytes, 'byte')} for one article: divide it`;
}

/** Errors of the system and of zlib carry a code by name; a mistake of our own does not. */
export function isReadError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
