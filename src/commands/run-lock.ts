/** One run at a time: a lock in the data folder, and one for the index, which runs over other folders may write too. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../engine/program/folder-lock.ts';
import { AppError } from '../errors.ts';

export interface RunLock {
  release(): Promise<void>;
}

export interface RunLockOptions {
  readonly dataDir: string;
  readonly engineUrl: string;
  readonly indexName: string;
}

/** Throws AppError `archive_busy` when another run has it, naming its process. A run that died is no run. */
export async function lockRun({ dataDir, engineUrl, indexName }: RunLockOptions): Promise<RunLock> {
  const name = createHash('sha256').update(`${engineUrl} ${indexName}`).digest('base64url').slice(0, 22);
  const folders = [join(dataDir, 'runs'), join(tmpdir(), `fihrist-${userInfo().uid}`, name)];
  const held: RunLock[] = [];
  const release = async (): Promise<void> => {
    for (const lock of held.splice(0)) await lock.release();
  };
  for (const folder of folders) {
    await mkdir(folder, { recursive: true });
    const lock = await lockFolder(folder);
    if (!lock.held) {
      await release();
      throw new AppError(
        'archive_busy',
        `Another run, process ${lock.holder.pid}, is bringing articles into "${indexName}": wait until it is done, or stop it`,
      );
    }
    held.push(lock);
  }
  return { release };
}
