/** The rejects of one run on disk: one JSON line each, to be repaired and read again. */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors.ts';
import type { Reject } from './reading.ts';

export interface RejectsFile {
  readonly path: string;
  /** Whether anything was rejected, so that there is a file. */
  isCreated(): boolean;
  /** Throws AppError `internal` when the file cannot be written: a reject must not be lost. */
  add(reject: Reject): Promise<void>;
  close(): Promise<void>;
}

/** A name in `folder` that no other run has: `rejects-2026-11-23T19-31-33-084Z.jsonl`. */
export function toRejectsPath(folder: string, startedAt: Date): string {
  return path.join(folder, `rejects-${startedAt.toISOString().replaceAll(/[:.]/gu, '-')}.jsonl`);
}

/** Creates the file and its folder with the first reject. Never writes over a file that is there already. */
export function createRejectsFile(filePath: string): RejectsFile {
  let handle: FileHandle | null = null;
  return {
    path: filePath,
    isCreated: () => handle !== null,
    async add(reject) {
      try {
        handle ??= await create(filePath);
        await handle.writeFile(`${JSON.stringify(reject)}\n`);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new AppError('internal', `The rejects file ${JSON.stringify(filePath)} cannot be written: ${reason}`, {
          cause,
        });
      }
    },
    async close() {
      await handle?.close();
    },
  };
}

async function create(filePath: string): Promise<FileHandle> {
  await mkdir(path.dirname(filePath), { recursive: true });
  return open(filePath, 'wx');
}
