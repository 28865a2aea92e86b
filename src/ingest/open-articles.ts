/** The paths a person names to one stream of readings. The one place that chooses a reader for a file. */
import { access, constants, stat } from 'node:fs/promises';
import { AppError, type ErrorDetail } from '../errors.ts';
import { readBytes } from './read-bytes.ts';
import { readJsonLines } from './read-json-lines.ts';
import type { Reading } from './reading.ts';

/** Longest line that is read, unless told otherwise: what the engine takes as one document, terms included. */
export const DEFAULT_MAX_LINE_BYTES = 16 * 1024 * 1024;

export interface OpenArticlesOptions {
  readonly maxLineBytes?: number | undefined;
  /** Ends the readings early; whoever reads must look at it too, for the last line may then be half a line. */
  readonly signal?: AbortSignal | undefined;
}

export interface ArticleSource {
  /** To be read once. */
  readonly readings: AsyncIterable<Reading>;
  /** Size of the files as they lie on disk, in bytes; null when one of them is a pipe. */
  readonly totalBytes: number | null;
  /** How much of `totalBytes` has been read so far. */
  bytesRead(): number;
}

/**
 * Checks every path, then gives the articles of all files in order. Throws AppError `invalid_request` naming each path
 * that does not exist, is a folder or may not be read; nothing has been read then.
 */
export async function openArticles(
  paths: readonly string[],
  { maxLineBytes = DEFAULT_MAX_LINE_BYTES, signal }: OpenArticlesOptions = {},
): Promise<ArticleSource> {
  const checked = await Promise.all(paths.map(checkPath));
  const problems = checked.filter((result) => typeof result === 'string');
  if (problems.length > 0) {
    const details: readonly ErrorDetail[] = problems.map((detail) => ({ parameter: 'PATH', detail }));
    throw new AppError('invalid_request', problems.join('; '), { details });
  }

  let bytesRead = 0;
  const onRead = (bytes: number): void => {
    bytesRead += bytes;
  };
  async function* readAll(): AsyncGenerator<Reading> {
    for (const file of paths) {
      if (signal?.aborted) return;
      yield* readJsonLines(readBytes(file, { onRead, signal }), { file, maxLineBytes });
    }
  }
  const sizes = checked.filter((result) => typeof result === 'number');
  return {
    readings: readAll(),
    totalBytes: sizes.length < paths.length ? null : sizes.reduce((sum, size) => sum + size, 0),
    bytesRead: () => bytesRead,
  };
}

/** What is wrong with a path, else its size; null when it has none, as a pipe. */
async function checkPath(path: string): Promise<string | number | null> {
  const shown = JSON.stringify(path);
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return `${shown} is a folder, allowed are files of JSON lines`;
    await access(path, constants.R_OK);
    return stats.isFile() ? stats.size : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return `${shown} does not exist`;
    return `${shown} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
