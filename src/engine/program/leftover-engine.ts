/** An engine that a killed process left: its watchdog ends it, but not in the same moment. */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../errors.ts';

/** Longer than the watchdog gives an engine to end. */
const DEADLINE_MS = 20_000;
const POLL_MS = 20;

/**
 * Resolves when no engine works on the data at `dbPath` any more: two at once would spoil it. Throws AppError
 * `engine_unavailable` naming the process when one does not end. Sees nothing on systems without /proc.
 */
export async function waitForLeftoverEngine(
  dbPath: string,
  { signal, deadlineMs = DEADLINE_MS }: { readonly signal?: AbortSignal; readonly deadlineMs?: number } = {},
): Promise<void> {
  for (const deadline = Date.now() + deadlineMs; ; await delay(POLL_MS, undefined, { signal })) {
    const [pid] = await findEngines(dbPath);
    if (pid === undefined) return;
    if (Date.now() < deadline) continue;
    throw new AppError(
      'engine_unavailable',
      `The engine data at ${dbPath} is in use by process ${pid}, a Meilisearch that this program does not run. End it ("kill ${pid}"), or use another folder: FIHRIST_DATA_DIR=./data-2`,
    );
  }
}

/** Processes that were started with this `--db-path`; one that has ended and is not collected yet has no parameters. */
async function findEngines(dbPath: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const wanted = `\0--db-path\0${dbPath}\0`;
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/u.test(name))
      .map(async (name) => {
        const parameters = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
        return parameters.includes(wanted) ? [Number(name)] : [];
      }),
  );
  return found.flat();
}
