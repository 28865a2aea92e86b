/** `fihrist index PATH…` */
import { readConfig } from '../config.ts';
import { openArchive } from '../open-archive.ts';
import { runIndexing } from './run-indexing.ts';
import { createStopSignal } from './stop-signal.ts';

/** Exit code 0 when every article is in, 1 when some were rejected or the run was interrupted. */
export async function indexCommand(paths: readonly string[]): Promise<number> {
  const config = readConfig(process.env);
  const stop = createStopSignal();
  const archive = await openArchive({ config, env: process.env });
  try {
    const { counts, isInterrupted } = await runIndexing({ archive, config, paths, signal: stop.signal });
    return counts.rejected > 0 || isInterrupted ? 1 : 0;
  } finally {
    await archive.close();
    stop.release();
  }
}
