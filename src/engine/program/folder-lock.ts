/** One engine for one data folder: a lock file that names the process which holds it. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { readProcessStart } from './process-start.ts';

/** Who holds a lock: `id` is of this one hold, `startedAt` tells the process from another with the same pid. */
const holderSchema = z.object({ id: z.string(), pid: z.int().positive(), startedAt: z.string() });
export type Holder = z.infer<typeof holderSchema>;

export interface FolderLock {
  readonly held: true;
  readonly holder: Holder;
  /** Gives the folder back; does nothing when called again. */
  release(): Promise<void>;
}

export type LockAttempt = FolderLock | { readonly held: false; readonly holder: Holder };

export const LOCK_FILE = 'lock';
/** Held for moments by whoever clears a dead holder's lock away, so that two do not do it at once. */
const TAKEOVER_FILE = 'lock.takeover';
const POLL_MS = 20;

/** Holds of this very process: a lock file with its pid and another id is left from before a restart. */
const ownIds = new Set<string>();

/** Tries to take the lock of a folder, which exists. A lock whose process is gone counts as none. */
export async function lockFolder(folder: string): Promise<LockAttempt> {
  const path = join(folder, LOCK_FILE);
  const present = await inspect(path);
  if (typeof present === 'object') return { held: false, holder: present };
  const startedAt = (await readProcessStart(process.pid)) ?? '';
  const holder: Holder = { id: randomUUID(), pid: process.pid, startedAt };
  // A file that is written first and linked then is never seen half written, and linking fails when the lock exists.
  const draft = join(folder, `${LOCK_FILE}.${holder.id}`);
  ownIds.add(holder.id);
  let isHeld = false;
  try {
    await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
    for (;;) {
      isHeld = await tryLink(draft, path);
      if (isHeld) return toLock(path, holder);
      const found = await inspect(path);
      if (typeof found === 'object') return { held: false, holder: found };
      if (found === 'dead' && !(await clearDead(path, draft, join(folder, TAKEOVER_FILE)))) await delay(POLL_MS);
    }
  } finally {
    if (!isHeld) ownIds.delete(holder.id);
    await rm(draft, { force: true });
  }
}

function toLock(path: string, holder: Holder): FolderLock {
  let released: Promise<void> | null = null;
  const release = async (): Promise<void> => {
    const found = await inspect(path);
    if (typeof found === 'object' && found.id === holder.id) await rm(path, { force: true });
    // Not before: an attempt of this process would take the file for one that an earlier process left.
    ownIds.delete(holder.id);
  };
  return { held: true, holder, release: () => (released ??= release()) };
}

/** Removes the lock when its holder is dead. False when another process is at it. */
async function clearDead(path: string, draft: string, guard: string): Promise<boolean> {
  if (!(await tryLink(draft, guard))) {
    // A guard that is just given back is "none", and may be another's by now: only a dead one's may be removed.
    if ((await inspect(guard)) === 'dead') await rm(guard, { force: true });
    return false;
  }
  try {
    if ((await inspect(path)) === 'dead') await rm(path, { force: true });
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

async function tryLink(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** The living holder that a lock file names; `none` when there is no file, `dead` when nobody holds it any more. */
async function inspect(path: string): Promise<Holder | 'none' | 'dead'> {
  let text;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'none';
    throw error;
  }
  const holder = parseHolder(text);
  if (!holder) return 'dead';
  if (holder.pid === process.pid) return ownIds.has(holder.id) ? holder : 'dead';
  const start = await readProcessStart(holder.pid);
  if (start === null) return 'dead';
  return start === holder.startedAt || start === '' || holder.startedAt === '' ? holder : 'dead';
}

function parseHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
