/** The baseline of indexing: a Meilisearch of its own, title and body searchable, our filters, everything else as it comes. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { parseArticle } from '../../src/article/parse-article.ts';
import { toKey } from '../../src/article/article-key.ts';
import { toSeconds } from '../../src/article/published-at.ts';
import type { Article } from '../../src/article/article.ts';
import { openEngine } from '../../src/engine/program/open-engine.ts';
import type { Engine } from '../../src/engine/program/open-engine.ts';
import type { Archive } from '../../src/open-archive.ts';

const BATCH_BYTES = 8_000_000;
const ARTICLES = 2000;
const SETTINGS = {
  searchableAttributes: ['title', 'body'],
  filterableAttributes: ['source', 'category', 'author', 'tags', 'language', 'publishedAtSeconds'],
  sortableAttributes: ['publishedAtSeconds'],
};
const enqueued = z.object({ taskUid: z.number() });
const stats = z.object({ numberOfDocuments: z.number().optional() });
const taskState = z.object({ status: z.string() });

/** An index of the engine as it comes. */
function openBare({ url, apiKey }: Pick<Engine, 'url' | 'apiKey'>) {
  const headers = { authorization: `Bearer ${apiKey}` };
  const call = async (method: string, address: string, type: string, body: string): Promise<number> => {
    const response = await fetch(`${url}${address}`, { method, headers: { ...headers, 'content-type': type }, body });
    return enqueued.parse(await response.json()).taskUid;
  };
  const settle = async (taskUid: number): Promise<void> => {
    for (;;) {
      const { status } = taskState.parse(await (await fetch(`${url}/tasks/${taskUid}`, { headers })).json());
      if (status === 'succeeded') return;
      if (status === 'failed') throw new Error(`Task ${taskUid} failed`);
      await delay(20);
    }
  };
  return {
    settle,
    prepare: async (): Promise<void> =>
      settle(await call('PATCH', '/indexes/bare/settings', 'application/json', JSON.stringify(SETTINGS))),
    put: (articles: readonly Article[]): Promise<number> =>
      call(
        'POST',
        '/indexes/bare/documents?primaryKey=key',
        'application/x-ndjson',
        articles.map((article) => JSON.stringify(toBare(article))).join('\n'),
      ),
    documents: async (): Promise<number> =>
      stats.parse(await (await fetch(`${url}/indexes/bare/stats`, { headers })).json()).numberOfDocuments ?? 0,
  };
}

const toBare = (article: Article): unknown => ({
  key: toKey(article.id),
  ...article,
  publishedAtSeconds: article.publishedAt === null ? undefined : toSeconds(article.publishedAt),
});

/** Milliseconds until every article of the file can be found. Starting the engine is counted, as it is for ours. */
export async function indexBare(path: string, dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const engine = await openEngine({ env: process.env, dataDir });
  const bare = openBare(engine);
  try {
    await bare.prepare();
    let articles: Article[] = [];
    let bytes = 0;
    let last = 0;
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const parsed = parseArticle(JSON.parse(line));
      if (!parsed.ok) continue;
      articles.push(parsed.article);
      bytes += line.length * 2;
      if (bytes < BATCH_BYTES) continue;
      last = await bare.put(articles);
      articles = [];
      bytes = 0;
    }
    if (articles.length > 0) last = await bare.put(articles);
    await bare.settle(last);
    return performance.now() - startedAt;
  } finally {
    await engine.stop();
  }
}

/** Puts the articles of an archive into an index of the engine as it comes, unless they are there. */
export async function fillBare({ engine, index }: Pick<Archive, 'engine' | 'index'>): Promise<void> {
  const bare = openBare(engine);
  const { documents } = await index.state();
  if ((await bare.documents()) === documents) return;
  await bare.prepare();
  let last = 0;
  for (let offset = 0; offset < documents; offset += ARTICLES)
    last = await bare.put(await index.articles(offset, ARTICLES));
  await bare.settle(last);
}
