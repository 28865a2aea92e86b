/**
 * One run at a time: a lock in the data folder, one for the index, which runs over other folders of this machine may write
 * too, and one in the engine when that is not ours alone.
 */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { EngineLockAttempt } from '../engine/engine-lock.ts';
import { lockFolder } from '../engine/program/folder-lock.ts';
import { AppError } from '../errors.ts';

export interface RunLock {
  release(): Promise<void>;
}

export interface RunLockOptions {
  readonly dataDir: string;
  readonly engineUrl: string;
  readonly indexName: string;
  /** Takes the lock in the engine; null for an engine that nobody else can reach. */
  readonly lockEngine: (() => Promise<EngineLockAttempt>) | null;
}

/** Throws AppError `archive_busy` when another run has it, naming its process. A run that died is no run. */
export async function lockRun({ dataDir, engineUrl, indexName, lockEngine }: RunLockOptions): Promise<RunLock> {
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
  const attempt = (await lockEngine?.().catch(async (error: unknown) => {
    await release();
    throw error;
  })) ?? { held: true, release: async () => {} };
  if (!attempt.held) {
    await release();
    const { holder, seenAt } = attempt;
    const who = holder === null ? 'Another run' : `Another run, process ${holder.pid} on ${holder.host},`;
    throw new AppError(
      'archive_busy',
      `${who} is bringing articles into "${indexName}", last heard of at ${seenAt.toISOString()}: wait until it is done; if its machine is gone, for two minutes`,
    );
  }
  held.push(attempt);
  return { release };
}
