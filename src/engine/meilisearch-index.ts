/** The search index on Meilisearch: `SearchIndex` over one index of one engine. */
import { Meilisearch, MeilisearchRequestError } from 'meilisearch';
import type { MultiSearchQuery } from 'meilisearch';
import { toKey } from '../article/article-key.ts';
import { AppError } from '../errors.ts';
import type { IndexQuery, SearchIndex } from '../search/search-index.ts';
import { createEngineHttp, EngineRefusal } from './engine-http.ts';
import { readStamp, toSettings } from './index-settings.ts';
import { toIndexAnswer, toSearchQuery } from './search-query.ts';
import { ARTICLE_ATTRIBUTES, PRIMARY_KEY, storedArticle, storedFingerprint, toStored } from './stored-document.ts';
import { settleTask } from './task.ts';

export interface MeilisearchIndexOptions {
  readonly url: string;
  readonly apiKey: string;
  /** Name of the index. */
  readonly indexName: string;
  /** The parsed `index-config/articles.settings.json`. */
  readonly settingsFile: unknown;
  readonly analyzerVersion: string;
  readonly timeoutMs?: number;
}

/** A `SearchIndex` that can be opened and closed. */
export interface MeilisearchIndex extends SearchIndex {
  /**
   * Creates the index when it does not exist. Throws AppError `analyzer_mismatch` when it was written by another
   * version of the analyzer.
   */
  prepare(): Promise<void>;
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
  const unsettled: number[] = [];

  /** Runs a call of the client, which wraps what our transport throws, and gives a refusal its meaning. */
  async function call<Answer>(run: () => Promise<Answer>): Promise<Answer> {
    try {
      return await run();
    } catch (error) {
      const cause = error instanceof MeilisearchRequestError && error.cause instanceof Error ? error.cause : error;
      if (!(cause instanceof EngineRefusal)) throw cause;
      if (cause.code === 'index_not_found')
        throw new AppError('index_not_ready', `There is no index "${indexName}" yet: run "fihrist index PATH" first`, {
          cause,
        });
      throw new AppError('engine_refused', `The search engine refused a request (${cause.code}): ${cause.message}`, {
        cause,
      });
    }
  }

  async function stamp(): Promise<string | null> {
    return readStamp(await call(() => index.getSettings()));
  }

  async function exists(): Promise<boolean> {
    try {
      await call(() => client.getRawIndex(indexName));
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'index_not_ready') return false;
      throw error;
    }
  }

  return {
    async prepare() {
      if (!(await exists())) {
        await call(() => client.createIndex(indexName, { primaryKey: PRIMARY_KEY }));
        const { taskUid } = await call(() => index.updateSettings(toSettings(settingsFile, analyzerVersion)));
        await call(() => settleTask(client, taskUid));
        return;
      }
      const found = await stamp();
      if (found !== analyzerVersion) throw analyzerMismatch(indexName, found, analyzerVersion);
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
      unsettled.push(taskUid);
    },

    async settle() {
      // The engine carries tasks out in order, but each of them can fail. One that could not be asked for stays listed.
      for (let [taskUid] = unsettled; taskUid !== undefined; [taskUid] = unsettled) {
        const enqueued = taskUid;
        try {
          await call(() => settleTask(client, enqueued));
          unsettled.shift();
        } catch (error) {
          if (error instanceof AppError && error.code === 'engine_refused') unsettled.shift();
          throw error;
        }
      }
    },

    async state() {
      const [{ numberOfDocuments }, analyzer] = await Promise.all([call(() => index.getStats()), stamp()]);
      return { documents: numberOfDocuments, analyzerVersion: analyzer };
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
const NO_QUERY: Pick<IndexQuery, 'load'> = { load: 'key' };

function analyzerMismatch(indexName: string, found: string | null, wanted: string): AppError {
  const writer = found === null ? 'something other than Fihrist' : `analyzer ${found}`;
  return new AppError(
    'analyzer_mismatch',
    `The index "${indexName}" was written by ${writer}, and this is analyzer ${wanted}: rebuild the index, or use another name (FIHRIST_INDEX)`,
  );
}
