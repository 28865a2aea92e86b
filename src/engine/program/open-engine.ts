/** An engine to work with: a remote one, one that another Fihrist process runs over the same folder, or our own. */
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import type { EmbeddedEngine } from './embedded-engine.ts';
import { resolveEngineProgram } from './engine-program.ts';
import { readEngineVersion } from './engine-version.ts';
import { LOCK_FILE, lockFolder } from './folder-lock.ts';
import type { FolderLock } from './folder-lock.ts';
import { findHoldersEngine, joinEngine } from './joined-engine.ts';
import { runOwnEngine } from './own-engine.ts';
import type { OwnEngineOptions } from './own-engine.ts';

export interface Engine {
  /** Stays the same, whatever becomes of the engine behind it. */
  readonly url: string;
  /** Empty when a remote engine wants none. */
  readonly apiKey: string;
  readonly version: string;
  /** How it was got. `joined`: another process ran it then; when that one ends, one that joined runs it on. */
  readonly origin: 'remote' | 'joined' | 'embedded';
  /** Stops what runs for us alone, and nothing else. May be called again. */
  stop(): Promise<void>;
}

export interface OpenEngineOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute; made when it does not exist. */
  readonly dataDir: string;
  /** Memory for indexing, as the engine takes it; more only makes small tasks slower. */
  readonly maxIndexingMemory?: string;
  /** Told in whole sentences what happens to the engine later on. */
  readonly onNotice?: (message: string) => void;
  /** How long another process that has the folder may take to bring its engine up. */
  readonly joinTimeoutMs?: number;
}

const DEFAULT_INDEXING_MEMORY = '512MiB';
/** Longer than an engine may take to start, so that the process that has the folder gives up first. */
const JOIN_TIMEOUT_MS = 75_000;
const POLL_MS = 50;
/** After this a person wants to know what is waited for. */
const QUIET_MS = 3000;

/**
 * Opens the engine that the environment asks for. Throws AppError: `invalid_request` for a wrong variable or a folder
 * that cannot be used, `engine_missing`, `engine_unavailable`, `engine_refused`; each says what to do.
 */
export async function openEngine(options: OpenEngineOptions): Promise<Engine> {
  const { env, dataDir, maxIndexingMemory = DEFAULT_INDEXING_MEMORY, onNotice = () => {} } = options;
  const choice = resolveEngineProgram(env);
  if (choice.kind === 'remote') {
    const { url, apiKey } = choice;
    const version = await readEngineVersion(url, apiKey);
    return { url, apiKey, version, origin: 'remote', stop: async () => {} };
  }
  try {
    await mkdir(join(dataDir, 'engine'), { recursive: true, mode: 0o700 });
    const folder = await realpath(join(dataDir, 'engine'));
    return await openFolder({ program: choice, folder, env, maxIndexingMemory, onNotice }, options.joinTimeoutMs);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause) || cause instanceof AppError) throw cause;
    throw new AppError(
      'invalid_request',
      `The data folder ${dataDir} cannot be used: ${cause.message}. Choose another with FIHRIST_DATA_DIR`,
      { cause },
    );
  }
}

/** Runs the engine of a folder, or joins the one that is run there; whichever comes first. */
async function openFolder(options: OwnEngineOptions, joinTimeoutMs = JOIN_TIMEOUT_MS): Promise<Engine> {
  const { folder, onNotice } = options;
  const since = Date.now();
  for (let isTold = false; ; await delay(POLL_MS)) {
    const attempt = await lockFolder(folder);
    if (attempt.held) return toEngine(await runOwnEngine(attempt, options), 'embedded');
    const { holder } = attempt;
    const found = await findHoldersEngine(folder, holder);
    if (found) {
      const runOwn = (lock: FolderLock): Promise<EmbeddedEngine> => runOwnEngine(lock, options, found.url);
      return toEngine(joinEngine({ folder, found, runOwn, onNotice }), 'joined');
    }
    const waitedMs = Date.now() - since;
    if (waitedMs > joinTimeoutMs)
      throw new AppError(
        'engine_unavailable',
        `The data folder ${folder} is in use by process ${holder.pid}, whose search engine does not answer. End that process (if it is another program, remove ${join(folder, LOCK_FILE)}), or use another folder: FIHRIST_DATA_DIR=./data-2`,
      );
    if (waitedMs > QUIET_MS && !isTold) {
      isTold = true;
      onNotice(`Waiting for the search engine of process ${holder.pid}, which has the data folder.`);
    }
  }
}

function toEngine({ url, apiKey, version, stop }: EmbeddedEngine, origin: 'joined' | 'embedded'): Engine {
  let stopped: Promise<void> | null = null;
  return { url, apiKey, version, origin, stop: () => (stopped ??= stop()) };
}
