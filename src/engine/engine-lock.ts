/**
 * One run over an index at a time, whatever machines the runs are on. The lock is kept where all of them look: in the
 * engine, as an entry of its list of API keys. That list is the one thing of the engine that changes at once and has one entry
 * of a name; an index would wait behind the very documents that the run sends. The key itself opens nothing: it may only
 * ask for the version, and that for a minute.
 */
import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { callEngine } from './call-engine.ts';
import { createEngineHttp, EngineRefusal } from './engine-http.ts';
import { readProcessStart } from './program/process-start.ts';

/** `id` is of this one hold. */
const holderSchema = z.object({ id: z.string(), host: z.string(), pid: z.int(), startedAt: z.string() });
export type EngineLockHolder = z.infer<typeof holderSchema>;

export type EngineLockAttempt =
  | { readonly held: true; release(): Promise<void> }
  | { readonly held: false; readonly holder: EngineLockHolder | null; readonly seenAt: Date };

export interface EngineLockOptions {
  readonly url: string;
  readonly apiKey: string;
  readonly indexName: string;
  readonly timeoutMs?: number;
  /** How often the holder says that it lives, and after how long without a word it counts as dead. */
  readonly beatMs?: number;
  readonly staleMs?: number;
}

const NAME = 'Fihrist: a run is bringing articles in';
const DEFAULT_TIMEOUT_MS = 30_000;
const BEAT_MS = 15_000;
/** Clocks of machines differ, and a process may be stopped for a while. */
const STALE_MS = 120_000;
/**
 * Of keys made in the same moment the last one stays, though all were told that theirs was made; and who clears a dead
 * holder's key away may take a new one for it. After this long it is decided.
 */
const SETTLE_MS = 200;
const MAX_TRIES = 20;

/**
 * Tries to take the lock. A holder of this machine that died counts as none at once, one of another machine when it has been
 * silent for two minutes. An engine whose key may not make keys, or that has no keys, has no such lock: then it is held.
 */
export async function lockEngine(options: EngineLockOptions): Promise<EngineLockAttempt> {
  const { url, apiKey, indexName, timeoutMs = DEFAULT_TIMEOUT_MS, beatMs = BEAT_MS, staleMs = STALE_MS } = options;
  const http = createEngineHttp({ timeoutMs });
  const client = new Meilisearch({ host: url, apiKey, httpClient: http.send });
  const uid = toUuid(indexName);
  const holder: EngineLockHolder = {
    id: randomUUID(),
    host: hostname(),
    pid: process.pid,
    startedAt: (await readProcessStart(process.pid)) ?? '',
  };
  const take = async (): Promise<'held' | 'taken' | 'none'> => {
    try {
      await callEngine(indexName, () =>
        client.createKey({
          uid,
          name: NAME,
          description: JSON.stringify(holder),
          actions: ['version'],
          indexes: [indexName],
          expiresAt: new Date(Date.now() + 60_000),
        }),
      );
      return 'held';
    } catch (error) {
      const code = error instanceof AppError && error.cause instanceof EngineRefusal ? error.cause.code : null;
      if (code === 'api_key_already_exists') return 'taken';
      if (code === 'missing_master_key' || code === 'invalid_api_key') return 'none';
      throw error;
    }
  };
  const isOurs = async (): Promise<boolean> => {
    const found = await client.getKey(uid).catch(() => null);
    return found?.description === JSON.stringify(holder);
  };
  const beat = (): Promise<unknown> =>
    client.updateKey(uid, { description: JSON.stringify(holder) }).catch(() => undefined);

  try {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const outcome = await take();
      if (outcome === 'held') {
        await delay(SETTLE_MS);
        if (await isOurs()) return toHeld(setInterval(() => void beat(), beatMs));
        continue;
      }
      if (outcome === 'none') return toHeld(null);
      const found = await client.getKey(uid).catch(() => null);
      // Given back in this moment.
      if (found === null) continue;
      const other = parseHolder(found.description);
      const seenAt = new Date(found.updatedAt);
      const isStale = Date.now() - seenAt.getTime() > staleMs;
      if (!isStale && !(other !== null && (await isDead(other)))) {
        http.close();
        return { held: false, holder: other, seenAt };
      }
      await client.deleteKey(uid).catch(() => undefined);
    }
    http.close();
    return { held: false, holder: null, seenAt: new Date() };
  } catch (error) {
    http.close();
    throw error;
  }

  function toHeld(timer: NodeJS.Timeout | null): EngineLockAttempt {
    timer?.unref();
    return {
      held: true,
      async release() {
        if (timer !== null) {
          clearInterval(timer);
          await client.deleteKey(uid).catch(() => undefined);
        }
        http.close();
      },
    };
  }
}

/** Of another machine, or of another container with a name of its own, nothing is known. */
async function isDead({ host, pid, startedAt }: EngineLockHolder): Promise<boolean> {
  if (host !== hostname()) return false;
  const start = await readProcessStart(pid);
  return start === null || (start !== startedAt && start !== '' && startedAt !== '');
}

function parseHolder(description: string | null): EngineLockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(description ?? ''));
  } catch {
    return null;
  }
}

/** The same UUID for the same index: version 8 of RFC 9562, whose bits are whatever its maker likes. */
function toUuid(indexName: string): string {
  const hex = createHash('sha256').update(`fihrist run ${indexName}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
