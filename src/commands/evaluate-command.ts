/** `fihrist evaluate DIR`: how well the real search path finds what people judged relevant, in an index of its own. */
import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Analyzer } from '../analysis/analyzer.ts';
import { toDocument } from '../article/document.ts';
import { readConfig } from '../config.ts';
import type { MeilisearchIndex } from '../engine/meilisearch-index.ts';
import { openArchive } from '../open-archive.ts';
import { NO_FILTERS } from '../search/search-request.ts';
import type { SearchRequest } from '../search/search-request.ts';
import { createSearcher } from '../search/search.ts';
import { formatMetrics, toMedian } from './evaluation/format-metrics.ts';
import type { EvaluatedQueries } from './evaluation/format-metrics.ts';
import { listQueryFiles, readCollection } from './evaluation/read-collection.ts';
import type { CollectionDocument } from './evaluation/read-collection.ts';
import { toMetrics } from './evaluation/retrieval-metrics.ts';

export interface EvaluateCommandOptions {
  /** Leaves titles out: for queries that are titles. */
  readonly bodyOnly: boolean;
  readonly json: boolean;
}

const DEPTH = 100;
const BATCH = 500;

export async function evaluateCommand(dir: string, { bodyOnly, json }: EvaluateCommandOptions): Promise<number> {
  const folder = resolve(dir);
  const files = listQueryFiles(folder);
  const config = readConfig(process.env);
  const indexName = `${config.indexName}_evaluate_${randomUUID().slice(0, 8)}`;
  const archive = await openArchive({ config: { ...config, indexName }, env: process.env });
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  try {
    const evaluated: EvaluatedQueries[] = [];
    for (const [at, file] of files.entries()) {
      const { documents, queries, relevant } = readCollection(folder, file);
      if (at === 0) {
        say(`Indexing ${documents.length} documents of ${basename(folder)}`);
        await fill(archive.index, archive.analyzer, documents, bodyOnly);
      }
      say(`Asking ${queries.length} queries of ${file}`);
      const { search } = createSearcher({ ...archive, now: () => performance.now() });
      const results = [];
      const tookMs: number[] = [];
      for (const { id, q } of queries) {
        const result = await search(toRequest(q));
        tookMs.push(result.tookMs);
        results.push({ ranking: result.hits.map((hit) => hit.id), relevant: relevant.get(id) ?? new Set<string>() });
      }
      evaluated.push({
        collection: basename(folder),
        file,
        fields: bodyOnly ? 'body' : 'title+body',
        queries: queries.length,
        ...toMetrics(results),
        medianMs: toMedian(tookMs),
      });
    }
    process.stdout.write(
      json
        ? `${JSON.stringify(evaluated, null, 2)}
`
        : formatMetrics(evaluated),
    );
    return 0;
  } finally {
    await archive.index.drop();
    await archive.close();
  }
}

async function fill(
  index: MeilisearchIndex,
  analyzer: Analyzer,
  documents: readonly CollectionDocument[],
  bodyOnly: boolean,
): Promise<void> {
  const unknown = {
    publishedAt: null,
    source: null,
    category: null,
    author: null,
    url: null,
    tags: [],
    language: 'ar',
  };
  for (let from = 0; from < documents.length; from += BATCH)
    await index.put(
      documents
        .slice(from, from + BATCH)
        .map(({ id, title, text }) =>
          toDocument({ ...unknown, id, title: bodyOnly ? '' : title, body: text }, analyzer),
        ),
    );
  await index.settle();
}

function toRequest(q: string): SearchRequest {
  const page = { limit: DEPTH, offset: 0, cursor: null, facets: [], histogram: null, explain: false };
  return { q, filters: NO_FILTERS, sort: 'relevance', match: 'smart', expand: 'on', ...page };
}
