/** Running the engine of a folder whose lock we hold, and telling other processes where it is. */
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import { startEmbeddedEngine } from './embedded-engine.ts';
import type { EmbeddedEngine } from './embedded-engine.ts';
import type { EngineProgram } from './engine-program.ts';
import { readEngineState, writeEngineState } from './engine-state.ts';
import type { FolderLock } from './folder-lock.ts';
import { checkProgramVersion } from './program-version.ts';
import { verifyProgram } from './verify-program.ts';

export interface OwnEngineOptions {
  readonly program: EngineProgram;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly maxIndexingMemory: string;
  readonly onNotice: (message: string) => void;
}

/**
 * Starts the engine; stopping it gives the lock back, and so does a failure. It comes up where the folder's last
 * engine was if it can: processes that had joined that one find it again. `url`: it must come up there.
 */
export async function runOwnEngine(lock: FolderLock, options: OwnEngineOptions, url?: string): Promise<EmbeddedEngine> {
  const { program, folder } = options;
  try {
    if (program.origin === 'npm') await verifyProgram(program.path, join(folder, 'verified.json'));
    else await checkProgramVersion(program);
    const lastUrl = url ?? (await readEngineState(folder))?.url;
    const preferredPort = lastUrl === undefined ? null : Number(new URL(lastUrl).port);
    const engine = await startEmbeddedEngine({ ...options, command: program.command, preferredPort });
    const stop = async (): Promise<void> => {
      await engine.stop();
      await lock.release();
    };
    try {
      if (url !== undefined && engine.url !== url)
        throw new AppError('engine_unavailable', `another program has its address, ${url}`);
      await writeEngineState(folder, { holder: lock.holder.id, url: engine.url });
    } catch (error) {
      await stop();
      throw error;
    }
    return { ...engine, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
