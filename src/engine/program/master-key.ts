/** The key of the embedded engine: made once for a folder and kept in it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const KEY_FILE = 'master-key';
/** The engine takes no shorter one. */
const MIN_LENGTH = 16;
/** Its owner alone may read it. */
const MODE = 0o600;

/** The key of a folder; null when it has none. */
export async function readMasterKey(folder: string): Promise<string | null> {
  const key = await readFile(join(folder, KEY_FILE), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return key.trim().length < MIN_LENGTH ? null : key.trim();
}

/** The key of a folder, a random one of 256 bits when it has none yet. The folder must be locked. */
export async function readOrCreateMasterKey(folder: string): Promise<string> {
  const path = join(folder, KEY_FILE);
  const known = await readMasterKey(folder);
  if (known !== null) {
    await chmod(path, MODE);
    return known;
  }
  const key = randomBytes(32).toString('base64url');
  // Renamed into place, so that a power cut leaves either no key or a whole one.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, key, { mode: MODE, flush: true });
  await rename(draft, path);
  return key;
}
