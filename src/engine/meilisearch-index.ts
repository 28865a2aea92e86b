/** The search index on Meilisearch: `SearchIndex` over one index of one engine. */
import { Meilisearch } from 'meilisearch';
import type { MultiSearchQuery, Settings, TaskStatus } from 'meilisearch';
import { toKey } from '../article/article-key.ts';
import { AppError } from '../errors.ts';
import type { Article } from '../article/article.ts';
import type { IndexDocument } from '../article/document.ts';
import type { IndexQuery, SearchIndex } from '../search/search-index.ts';
import { callEngine } from './call-engine.ts';
import { createEngineHttp } from './engine-http.ts';
import { explainFitness, toFitness } from './index-fitness.ts';
import type { FoundIndex, IndexFitness } from './index-fitness.ts';
import { readStamp, toDocumentShape, toSettings } from './index-settings.ts';
import { toIndexAnswer, toSearchQuery } from './search-query.ts';
import {
  ARTICLE_ATTRIBUTES,
  PRIMARY_KEY,
  storedArticle,
  storedFingerprint,
  storedKey,
  storedLength,
  toStored,
} from './stored-document.ts';
import { settleTask, waitForTask } from './task.ts';

export interface MeilisearchIndexOptions {
  readonly url: string;
  readonly apiKey: string;
  /** Name of the index. */
  readonly indexName: string;
  /** The parsed `index-config/articles.settings.json`. */
  readonly settingsFile: unknown;
  readonly analyzerVersion: string;
  /** A document as this program writes them. */
  readonly specimen: IndexDocument;
  readonly timeoutMs?: number;
}

/** A `SearchIndex` that can be opened and closed. */
export interface MeilisearchIndex extends SearchIndex {
  /**
   * Creates the index when it does not exist. Throws AppError `analyzer_mismatch` when it is not as this program would
   * make it: of another analyzer, other documents or other settings.
   */
  prepare(): Promise<void>;
  /**
   * Waits for all that is on the engine's list for this index, whoever put it there. What a killed run handed over is
   * carried out behind its back: who compares with the index before that sees what will not last.
   */
  catchUp(): Promise<void>;
  /** How the index differs from what this program would make; see `IndexFitness`. */
  fitness(): Promise<IndexFitness>;
  /** Hands the removal of documents over, as `put` does. */
  remove(keys: readonly string[]): Promise<void>;
  /** Stored articles in the order of the engine; less than `limit` at the end. */
  articles(offset: number, limit: number): Promise<readonly Article[]>;
  /** Words of their bodies, likewise. */
  lengths(offset: number, limit: number): Promise<readonly number[]>;
  /** Keys of the documents, likewise. */
  keys(offset: number, limit: number): Promise<readonly string[]>;
  /** Deletes the index with everything in it; nothing happens when it does not exist. */
  drop(): Promise<void>;
  /** Closes connections. */
  close(): void;
}

const DEFAULT_TIMEOUT_MS = 30_000;

export function createMeilisearchIndex(options: MeilisearchIndexOptions): MeilisearchIndex {
  const { url, apiKey, indexName, settingsFile, analyzerVersion, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const http = createEngineHttp({ timeoutMs });
  const client = new Meilisearch({ host: url, apiKey, httpClient: http.send });
  const index = client.index(indexName);
  const unsettled: { readonly taskUid: number; readonly keys: readonly string[] }[] = [];
  const documentShape = toDocumentShape(options.specimen);
  const settings = (): Settings => toSettings(settingsFile, { analyzerVersion, documentShape });

  const call = <Answer>(run: () => Promise<Answer>): Promise<Answer> => callEngine(indexName, run);

  async function exists(): Promise<boolean> {
    try {
      await call(() => client.getRawIndex(indexName));
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'index_not_ready') return false;
      throw error;
    }
  }

  async function look(): Promise<FoundIndex> {
    const [{ numberOfDocuments }, found] = await Promise.all([
      call(() => index.getStats()),
      call(() => index.getSettings()),
    ]);
    return { name: indexName, settings: found, documents: numberOfDocuments };
  }

  async function findFitness(): Promise<IndexFitness> {
    return (await exists()) ? toFitness(await look(), settings()) : 'missing';
  }

  return {
    async prepare() {
      const fitness = await findFitness();
      if (fitness === 'missing') await call(() => client.createIndex(indexName, { primaryKey: PRIMARY_KEY }));
      if (fitness === 'missing' || fitness === 'unfinished') {
        const { taskUid } = await call(() => index.updateSettings(settings()));
        await call(() => settleTask(client, taskUid));
        return;
      }
      const unfit = explainFitness(await look(), settings());
      if (unfit !== null) throw new AppError('analyzer_mismatch', unfit);
    },

    async catchUp() {
      const statuses: TaskStatus[] = ['enqueued', 'processing'];
      const found = [
        await call(() => client.tasks.getTasks({ statuses, indexUids: [indexName], limit: 1 })),
        // An exchange is of two indexes, and listed with neither.
        await call(() => client.tasks.getTasks({ statuses, types: ['indexSwap'], limit: 1 })),
      ];
      for (const { results } of found) for (const { uid } of results) await call(() => waitForTask(client, uid));
    },

    fitness: findFitness,

    async remove(keys) {
      if (keys.length === 0) return;
      const { taskUid } = await call(() => index.deleteDocuments([...keys]));
      unsettled.push({ taskUid, keys });
    },

    async articles(offset, limit) {
      const { results } = await call(() => index.getDocuments({ offset, limit, fields: [...ARTICLE_ATTRIBUTES] }));
      return results.map((stored) => storedArticle.parse(stored));
    },

    async lengths(offset, limit) {
      const { results } = await call(() => index.getDocuments({ offset, limit, fields: ['bodyLength'] }));
      return results.map((stored) => storedLength.parse(stored).bodyLength);
    },

    async keys(offset, limit) {
      const { results } = await call(() => index.getDocuments({ offset, limit, fields: [PRIMARY_KEY] }));
      return results.map((stored) => storedKey.parse(stored).key);
    },

    async find(queries) {
      if (queries.length === 0) return [];
      const requests: MultiSearchQuery[] = queries.map((query) => toSearchQuery(query, indexName));
      const { results } = await call(() => client.multiSearch({ queries: requests }));
      return results.map((result, at) => toIndexAnswer(result, queries[at] ?? NO_QUERY));
    },

    async revision() {
      const { createdAt, updatedAt } = await call(() => client.getRawIndex(indexName));
      return `${createdAt} ${updatedAt}`;
    },

    async vocabulary(set) {
      const { facetDistribution } = await call(() => index.search('', { facets: [set], hitsPerPage: 0, page: 1 }));
      return Object.entries(facetDistribution?.[set] ?? {}).map(([value, count]) => ({ value, count }));
    },

    async article(id) {
      const { results } = await call(() =>
        index.getDocuments({ ids: [toKey(id)], fields: [...ARTICLE_ATTRIBUTES], limit: 1 }),
      );
      const [stored] = results;
      return stored === undefined ? null : storedArticle.parse(stored);
    },

    async fingerprints(keys) {
      if (keys.length === 0) return new Map();
      const { results } = await call(() =>
        index.getDocuments({ ids: [...keys], fields: [PRIMARY_KEY, 'fingerprint'], limit: keys.length }),
      );
      return new Map(
        results.map((stored) => storedFingerprint.parse(stored)).map(({ key, fingerprint }) => [key, fingerprint]),
      );
    },

    async put(documents) {
      if (documents.length === 0) return;
      const lines = documents.map((document) => JSON.stringify(toStored(document))).join('\n');
      const { taskUid } = await call(() =>
        index.addDocumentsFromString(lines, 'application/x-ndjson', { primaryKey: PRIMARY_KEY }),
      );
      unsettled.push({ taskUid, keys: documents.map(({ key }) => key) });
    },

    async settle() {
      // The engine carries tasks out in order, but each of them can fail. One that could not be asked for stays listed.
      // What is put while this waits is for the next call.
      const last = unsettled.at(-1)?.taskUid ?? -1;
      for (let [task] = unsettled; task !== undefined && task.taskUid <= last; [task] = unsettled) {
        const { taskUid, keys } = task;
        try {
          await call(() => settleTask(client, taskUid));
          unsettled.shift();
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'engine_refused') throw error;
          unsettled.shift();
          const details = keys.map((key) => ({ parameter: key, detail: error.message }));
          throw new AppError('engine_refused', error.message, { cause: error.cause, details });
        }
      }
    },

    async state() {
      const found = await look();
      return {
        documents: found.documents,
        analyzerVersion: readStamp(found.settings)?.analyzerVersion ?? null,
        unfit: explainFitness(found, settings()),
      };
    },

    async ping() {
      await call(() => client.health());
    },

    async drop() {
      if (!(await exists())) return;
      const { taskUid } = await call(() => client.deleteIndex(indexName));
      await call(() => settleTask(client, taskUid));
    },

    close: () => http.close(),
  };
}

/** Stands in for a query that has no answer of its own; the engine answers as many as it was asked. */
const NO_QUERY: Pick<IndexQuery, 'load'> = { load: 'place' };
