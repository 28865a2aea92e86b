/** The paths a person names to one stream of readings, each telling which of the paths it came from. */
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FieldNames } from '../article/field-names.ts';
import type { PrepareArticle } from '../article/prepare-article.ts';
import { AppError } from '../errors.ts';
import type { ErrorDetail } from '../errors.ts';
import type { FileReport } from './files/file-report.ts';
import { findFiles, isPattern, STANDARD_INPUT } from './files/find-files.ts';
import { readBytes, readStream } from './files/read-bytes.ts';
import { readFile } from './files/read-file.ts';
import { rejectFile } from './formats/to-reading.ts';
import type { Reading } from './reading.ts';

/**
 * Largest article that is read, unless told otherwise: a quarter of a million words, a book of 900 pages. Measured: with
 * this the indexer stays below 350 MB in every format (docs/benchmarks.md).
 */
const DEFAULT_MAX_ARTICLE_BYTES = 3_000_000;
/** How the standard input is reported. */
const STANDARD_INPUT_NAME = '(standard input)';

export interface OpenArticlesOptions {
  readonly prepare: PrepareArticle;
  readonly fieldNames: FieldNames;
  readonly maxArticleBytes?: number | undefined;
  /** Ends the readings early; whoever reads must look at it too, for the last article may then be half of one. */
  readonly signal?: AbortSignal | undefined;
  /** Told once of each file when it was read or passed over. */
  readonly onFile?: ((report: FileReport) => void) | undefined;
  readonly standardInput?: AsyncIterable<unknown> | undefined;
}

export interface ArticleSource {
  /** To be read once. */
  readonly readings: AsyncIterable<Reading>;
  /** Size of the files as they lie on disk, in bytes; null for a pipe, and while a folder is still looked through. */
  readonly totalBytes: number | null;
  /** How much of `totalBytes` has been read so far. */
  bytesRead(): number;
}

/**
 * Checks every path, then gives the articles of all files in order. Throws AppError `invalid_request` naming each path
 * that does not exist or may not be read, and each pattern that no file fits; nothing has been read then.
 */
export async function openArticles(paths: readonly string[], options: OpenArticlesOptions): Promise<ArticleSource> {
  const { prepare, fieldNames, maxArticleBytes = DEFAULT_MAX_ARTICLE_BYTES, signal, onFile = () => {} } = options;
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
    for (const given of paths)
      for await (const { file, isNamed, problem } of findFiles(given)) {
        if (signal?.aborted) return;
        if (problem !== undefined) {
          yield rejectFile(file, `the file cannot be read: ${problem}`);
          continue;
        }
        const isInput = file === STANDARD_INPUT;
        const chunks = isInput
          ? readStream(options.standardInput ?? process.stdin, { onRead, signal })
          : readBytes(file, { onRead, signal });
        const input = { name: isInput ? STANDARD_INPUT_NAME : file, isNamed, chunks, path: isInput ? null : file };
        for await (const reading of readFile(input, { prepare, fieldNames, maxArticleBytes, onFile }))
          yield reading.ok ? { ...reading, from: given } : reading;
      }
  }
  const sizes = checked.filter((result) => typeof result === 'number');
  let totalBytes = sizes.length < paths.length ? null : sizes.reduce((sum, size) => sum + size, 0);
  if (totalBytes === null)
    void sumBytes(paths, signal).then((sum) => {
      totalBytes = sum;
    });
  return {
    readings: readAll(),
    get totalBytes() {
      return totalBytes;
    },
    bytesRead: () => bytesRead,
  };
}

/** The sizes of all files behind the paths, looked up beside the reading; null when one has none, or is told to stop. */
async function sumBytes(paths: readonly string[], signal: AbortSignal | undefined): Promise<number | null> {
  let sum = 0;
  for (const given of paths)
    for await (const { bytes, problem } of findFiles(given)) {
      if (signal?.aborted || (bytes === null && problem === undefined)) return null;
      sum += bytes ?? 0;
    }
  return sum;
}

/** What is wrong with a path, else its size; null when that is not known, as of a folder, a pattern or a pipe. */
async function checkPath(given: string): Promise<string | number | null> {
  const shown = JSON.stringify(given);
  if (given === STANDARD_INPUT) return null;
  if (await isPattern(given)) {
    const first = await findFiles(given).next();
    if (!first.done) return null;
    return `${shown} fits no file (from ${JSON.stringify(path.resolve('.'))})`;
  }
  try {
    const stats = await stat(given);
    await access(given, stats.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
    return stats.isFile() ? stats.size : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return `${shown} does not exist`;
    if (code === 'EACCES') return `${shown} may not be read by this user`;
    return `${shown} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
