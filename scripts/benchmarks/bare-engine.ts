/** The baseline of indexing: a Meilisearch of its own, title and body searchable, our filters, everything else as it comes. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { parseArticle } from '../../src/article/parse-article.ts';
import { toKey } from '../../src/article/article-key.ts';
import { toSeconds } from '../../src/article/published-at.ts';
import { openEngine } from '../../src/engine/program/open-engine.ts';

const BATCH_BYTES = 8_000_000;
const SETTINGS = {
  searchableAttributes: ['title', 'body'],
  filterableAttributes: ['source', 'category', 'author', 'tags', 'language', 'publishedAtSeconds'],
  sortableAttributes: ['publishedAtSeconds'],
};
const enqueued = z.object({ taskUid: z.number() });
const taskState = z.object({ status: z.string() });

/** Milliseconds until every article of the file can be found. Starting the engine is counted, as it is for ours. */
export async function indexBare(path: string, dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const engine = await openEngine({ env: process.env, dataDir });
  const headers = { authorization: `Bearer ${engine.apiKey}` };
  const call = async (method: string, address: string, type: string, body: string): Promise<number> => {
    const response = await fetch(`${engine.url}${address}`, {
      method,
      headers: { ...headers, 'content-type': type },
      body,
    });
    return enqueued.parse(await response.json()).taskUid;
  };
  const settle = async (taskUid: number): Promise<void> => {
    for (;;) {
      const { status } = taskState.parse(await (await fetch(`${engine.url}/tasks/${taskUid}`, { headers })).json());
      if (status === 'succeeded') return;
      if (status === 'failed') throw new Error(`Task ${taskUid} failed`);
      await delay(20);
    }
  };
  const put = (documents: readonly string[]): Promise<number> =>
    call('POST', '/indexes/bare/documents?primaryKey=key', 'application/x-ndjson', documents.join('\n'));
  try {
    await settle(await call('PATCH', '/indexes/bare/settings', 'application/json', JSON.stringify(SETTINGS)));
    let documents: string[] = [];
    let bytes = 0;
    let last = 0;
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const parsed = parseArticle(JSON.parse(line));
      if (!parsed.ok) continue;
      const { article } = parsed;
      const publishedAtSeconds = article.publishedAt === null ? undefined : toSeconds(article.publishedAt);
      documents.push(JSON.stringify({ key: toKey(article.id), ...article, publishedAtSeconds }));
      bytes += line.length * 2;
      if (bytes < BATCH_BYTES) continue;
      last = await put(documents);
      documents = [];
      bytes = 0;
    }
    if (documents.length > 0) last = await put(documents);
    await settle(last);
    return performance.now() - startedAt;
  } finally {
    await engine.stop();
  }
}
