/** Asking a program that somebody installed what it is, before it touches any data. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AppError } from '../../errors.ts';
import type { EngineProgram } from './engine-program.ts';
import { isSupportedVersion, SUPPORTED_VERSIONS } from './engine-version.ts';

const TIMEOUT_MS = 10_000;

/**
 * Throws AppError `engine_refused` when the program is no Meilisearch, or of a version that is not supported: another
 * version would leave a data folder that the next one cannot read.
 */
export async function checkProgramVersion({
  command: [file, ...parameters],
  path,
  origin,
}: EngineProgram): Promise<void> {
  const where = `The program ${path} (from ${origin})`;
  const ways = 'Name another program with MEILI_BIN, or a running engine with MEILI_URL';
  let printed;
  try {
    ({ stdout: printed } = await promisify(execFile)(file, [...parameters, '--version'], { timeout: TIMEOUT_MS }));
  } catch (cause) {
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new AppError('engine_refused', `${where} cannot be run: ${reason}. ${ways}`, { cause });
  }
  const version = /^meilisearch (\d+\.\d+\S*)/u.exec(printed)?.[1];
  if (version === undefined)
    throw new AppError(
      'engine_refused',
      `${where} is no Meilisearch: with --version it prints ${JSON.stringify(printed.slice(0, 100))}. ${ways}`,
    );
  if (!isSupportedVersion(version))
    throw new AppError(
      'engine_refused',
      `${where} is Meilisearch ${version}; supported are ${SUPPORTED_VERSIONS}. ${ways}`,
    );
}
