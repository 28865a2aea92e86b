/** Working with the engine that another process runs over the same folder, and running it when that process ends. */
import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedEngine } from './embedded-engine.ts';
import { readEngineState } from './engine-state.ts';
import { readEngineVersion } from './engine-version.ts';
import { lockFolder } from './folder-lock.ts';
import type { FolderLock, Holder } from './folder-lock.ts';
import { readMasterKey } from './master-key.ts';

export interface FoundEngine {
  readonly holder: Holder;
  readonly url: string;
  readonly apiKey: string;
  readonly version: string;
}

export interface JoinOptions {
  readonly folder: string;
  readonly found: FoundEngine;
  /** Starts the engine at the address of the one that was found. */
  readonly runOwn: (lock: FolderLock) => Promise<EmbeddedEngine>;
  readonly onNotice: (message: string) => void;
}

/** How often it is looked whether the process that runs the engine is still there. */
const WATCH_MS = 250;
const LONGEST_WATCH_MS = 30_000;

/** The engine that the holder of a folder runs; null while it does not answer. */
export async function findHoldersEngine(folder: string, holder: Holder): Promise<FoundEngine | null> {
  const [state, apiKey] = await Promise.all([readEngineState(folder), readMasterKey(folder)]);
  if (state?.holder !== holder.id || apiKey === null) return null;
  const version = await readEngineVersion(state.url, apiKey).catch(() => null);
  return version === null ? null : { holder, url: state.url, apiKey, version };
}

/**
 * Joins an engine. When the process that runs it ends, one of those that joined runs it on, at the same address and
 * with the same key; requests fail in the moments between. `stop` ends it only then.
 */
export function joinEngine({ folder, found, runOwn, onNotice }: JoinOptions): EmbeddedEngine {
  const leaving = new AbortController();
  let own: EmbeddedEngine | null = null;
  const watched = watch(leaving.signal);

  /** Says so when a new holder runs the engine elsewhere. Returns the holder whose address is known. */
  async function follow(known: Holder, present: Holder): Promise<Holder> {
    if (present.id === known.id) return known;
    const state = await readEngineState(folder);
    if (state?.holder !== present.id) return known;
    if (state.url !== found.url)
      onNotice(`The search engine has moved from ${found.url} to ${state.url}: start this program again to find it.`);
    return present;
  }

  /** Never rejects. */
  async function watch(signal: AbortSignal): Promise<void> {
    let { holder } = found;
    for (let failures = 0; own === null;) {
      try {
        // The wait alone must not keep our process from ending.
        await delay(Math.min(LONGEST_WATCH_MS, WATCH_MS * 2 ** failures), undefined, { signal, ref: false });
        const attempt = await lockFolder(folder);
        if (!attempt.held) {
          failures = 0;
          holder = await follow(holder, attempt.holder);
          continue;
        }
        if (signal.aborted) return await attempt.release();
        own = await runOwn(attempt);
        onNotice('The process that ran the search engine has ended; this one runs it from now on.');
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        const reason = error instanceof Error ? error.message : String(error);
        onNotice(`This process cannot run the search engine in place of the one that did: ${reason}`);
      }
    }
  }

  return {
    ...found,
    async stop() {
      leaving.abort();
      await watched;
      await own?.stop();
    },
  };
}
