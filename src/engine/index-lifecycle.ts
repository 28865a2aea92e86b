/**
 * A second index beside the live one: filled while the first is searched, swapped in when it is whole, dropped when it
 * is left over. What goes into it is for `ingest`.
 */
import { Meilisearch } from 'meilisearch';
import { callEngine } from './call-engine.ts';
import { createEngineHttp } from './engine-http.ts';
import { createMeilisearchIndex } from './meilisearch-index.ts';
import type { MeilisearchIndex, MeilisearchIndexOptions } from './meilisearch-index.ts';
import { settleTask } from './task.ts';

const NEXT_SUFFIX = '_next';
const DEFAULT_TIMEOUT_MS = 30_000;
/** Writes to documents, as the engine names its tasks. */
const WRITES = ['documentAdditionOrUpdate', 'documentDeletion', 'documentEdition'] as const;

export interface IndexLifecycle {
  /** The index beside the live one, prepared; one that was left by another version is dropped and made anew. */
  openNext(): Promise<MeilisearchIndex>;
  /** Whether there is an index beside the live one. */
  hasNext(): Promise<boolean>;
  /** Drops what an interrupted rebuild left; true when there was something. */
  dropNext(): Promise<boolean>;
  /**
   * Exchanges the two in one step: searches before it see the one, searches after it the other. Called again after it
   * threw, it waits for the exchange that the engine has on its list already, if it has one.
   */
  swap(): Promise<void>;
  /** A mark in the engine's list of tasks, for `hasWritesSince`. */
  mark(): Promise<number>;
  /** Whether anybody has written to the live index since. */
  hasWritesSince(mark: number): Promise<boolean>;
  /** The same of the index that was live before the exchange: the engine's list of tasks is exchanged with it. */
  hadWritesSince(mark: number): Promise<boolean>;
  /** Closes connections. */
  close(): void;
}

export function createIndexLifecycle(options: MeilisearchIndexOptions): IndexLifecycle {
  const { url, apiKey, indexName, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const http = createEngineHttp({ timeoutMs });
  const client = new Meilisearch({ host: url, apiKey, httpClient: http.send });
  const nextName = `${indexName}${NEXT_SUFFIX}`;
  const call = <Answer>(run: () => Promise<Answer>): Promise<Answer> => callEngine(indexName, run);
  const next = createMeilisearchIndex({ ...options, indexName: nextName });

  async function isWritten(name: string, mark: number): Promise<boolean> {
    const { results } = await call(() => client.tasks.getTasks({ indexUids: [name], types: [...WRITES], limit: 1 }));
    return (results[0]?.uid ?? -1) > mark;
  }

  /** The task before the exchange that is being asked for; an answer that was lost must not lead to a second exchange. */
  let askedAfter: number | null = null;

  async function findLastTask(): Promise<number> {
    const { results } = await call(() => client.tasks.getTasks({ limit: 1 }));
    return results[0]?.uid ?? -1;
  }

  async function findSwap(after: number): Promise<number | null> {
    const { results } = await call(() => client.tasks.getTasks({ types: ['indexSwap'], limit: 20 }));
    const ours = results.find(
      ({ uid, details }) => uid > after && details?.swaps?.some(({ indexes }) => indexes.includes(nextName)),
    );
    return ours?.uid ?? null;
  }

  async function askForSwap(): Promise<number> {
    const { taskUid } = await call(() => client.swapIndexes([{ indexes: [indexName, nextName], rename: false }]));
    return taskUid;
  }

  const hasNext = async (): Promise<boolean> => (await next.fitness()) !== 'missing';

  return {
    async openNext() {
      const fitness = await next.fitness();
      if (fitness !== 'fit' && fitness !== 'missing') await next.drop();
      await next.prepare();
      return next;
    },
    hasNext,
    async dropNext() {
      if (!(await hasNext())) return false;
      await next.drop();
      return true;
    },
    async swap() {
      askedAfter ??= await findLastTask();
      const taskUid = (await findSwap(askedAfter)) ?? (await askForSwap());
      await call(() => settleTask(client, taskUid));
      askedAfter = null;
    },
    mark: findLastTask,
    hasWritesSince: (mark) => isWritten(indexName, mark),
    hadWritesSince: (mark) => isWritten(nextName, mark),
    close() {
      next.close();
      http.close();
    },
  };
}
