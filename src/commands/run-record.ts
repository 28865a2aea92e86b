/** What is kept of runs: a report of the last one for `status`, and a line for each file that was read. */
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FileReport } from '../ingest/files/file-report.ts';

const LAST_RUN = 'last.json';
const FILES_ENDING = '-files.jsonl';
const KEPT_RUNS = 20;
const LINES_AT_ONCE = 500;

const lastRunSchema = z.looseObject({
  startedAt: z.string(),
  finishedAt: z.string(),
  paths: z.array(z.string()),
  outcome: z.string(),
  counts: z.record(z.string(), z.number()),
});
export type LastRun = z.infer<typeof lastRunSchema>;

export interface FilesLog {
  readonly path: string;
  add(report: FileReport): void;
  /** Writes what is left. A report that cannot be written is no reason to lose articles: it resolves to the reason. */
  close(): Promise<string | null>;
}

/** A file in `folder` with a line for each file of a run; those of earlier runs are removed, but for the last ones. */
export function createFilesLog(folder: string, startedAt: Date): FilesLog {
  const path = join(folder, `${startedAt.toISOString().replaceAll(/[:.]/gu, '-')}${FILES_ENDING}`);
  let lines: string[] = [];
  let failure: string | null = null;
  let writing = Promise.resolve();
  const write = (): void => {
    const text = lines.join('');
    lines = [];
    writing = writing
      .then(() => appendFile(path, text))
      .catch((error: unknown) => {
        failure ??= error instanceof Error ? error.message : String(error);
      });
  };
  return {
    path,
    add(report) {
      if (lines.push(`${JSON.stringify(report)}\n`) >= LINES_AT_ONCE) write();
    },
    async close() {
      if (lines.length > 0) write();
      await writing;
      const logs = (await readdir(folder)).filter((name) => name.endsWith(FILES_ENDING)).sort();
      for (const name of logs.slice(0, -KEPT_RUNS)) await rm(join(folder, name), { force: true });
      return failure;
    },
  };
}

/** Replaces the report of the last run in one step. */
export async function writeLastRun(folder: string, run: LastRun): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${LAST_RUN}.${process.pid}`);
  try {
    await writeFile(draft, `${JSON.stringify(run, null, 2)}\n`);
    await rename(draft, join(folder, LAST_RUN));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Null when there was no run, or its report cannot be read. */
export async function readLastRun(folder: string): Promise<LastRun | null> {
  try {
    return lastRunSchema.parse(JSON.parse(await readFile(join(folder, LAST_RUN), 'utf8')));
  } catch {
    return null;
  }
}
