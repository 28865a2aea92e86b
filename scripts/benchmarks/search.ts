/**
 * Latency of `GET /v1/search` against a bare engine search for the same words, in one run, taking turns.
 * `FIHRIST_DATA_DIR=DIR npx tsx scripts/benchmarks/search.ts`, over an index that is there (see `index.ts`).
 */
import { Agent, request } from 'node:http';
import { pino } from 'pino';
import { z } from 'zod';
import { createApp } from '../../src/api/app.ts';
import { readConfig } from '../../src/config.ts';
import { createEngineHttp } from '../../src/engine/engine-http.ts';
import { openArchive } from '../../src/open-archive.ts';
import { listen } from '../../src/server.ts';
import { createRandom, formatLatency, percentile, time } from './measure.ts';

const QUERIES = 400;
const WARM_UP = 50;
const WORDS = 3;

const config = readConfig(process.env);
const archive = await openArchive({ config, env: process.env });
const app = createApp({ ...archive, now: () => performance.now(), logger: pino({ level: 'silent' }), webDir: null });
const server = await listen(app, '127.0.0.1', 0);
const onePage = z.object({ hits: z.array(z.object({ title: z.string() })) });
const agent = new Agent({ keepAlive: true });
const engine = createEngineHttp({ timeoutMs: 30_000 });

function get(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(new URL(path, server.url), { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    })
      .on('error', reject)
      .end();
  });
}

/** Three words of a title each, as somebody would type who remembers the headline. */
async function chooseQueries(): Promise<string[]> {
  const random = createRandom(7);
  const chosen: string[] = [];
  const { documents } = await archive.index.state();
  while (chosen.length < QUERIES + WARM_UP) {
    const offset = Math.floor(random() * documents);
    const found = onePage.parse(JSON.parse(await get(`/v1/search?sort=oldest&limit=1&offset=${offset}`)));
    const words = archive.analyzer.analyze(found.hits[0]?.title ?? '').filter(({ stop }) => !stop);
    const start = Math.floor(random() * Math.max(1, words.length - WORDS));
    if (words.length >= WORDS)
      chosen.push(
        words
          .slice(start, start + WORDS)
          .map(({ surface }) => surface)
          .join(' '),
      );
  }
  return chosen;
}

const bare: number[] = [];
const plain: number[] = [];
const faceted: number[] = [];
try {
  for (const [at, query] of (await chooseQueries()).entries()) {
    const q = encodeURIComponent(query);
    const body = JSON.stringify({
      q: archive.analyzer.terms(query).join(' '),
      limit: 20,
      matchingStrategy: 'all',
      locales: ['eng'],
    });
    const headers = { Authorization: `Bearer ${archive.engine.apiKey}`, 'Content-Type': 'application/json' };
    const url = `${archive.engine.url}/indexes/${config.indexName}/search`;
    const times = [
      await time(() => engine.send(url, { method: 'POST', headers, body })),
      await time(() => get(`/v1/search?q=${q}`)),
      await time(() => get(`/v1/search?q=${q}&facets=source,category,author,tag`)),
    ];
    if (at < WARM_UP) continue;
    for (const [list, elapsed] of [bare, plain, faceted].map((list, index) => [list, times[index] ?? 0] as const))
      list.push(elapsed);
  }
  const ratio = (values: readonly number[]): string =>
    `p50 ${(percentile(values, 0.5) / percentile(bare, 0.5)).toFixed(1)}×`;
  process.stdout.write(
    [
      `${QUERIES} queries of ${WORDS} words, p50 / p99`,
      `bare engine, all words        ${formatLatency(bare)}`,
      `GET /v1/search                ${formatLatency(plain)}  ${ratio(plain)}`,
      `GET /v1/search, four facets   ${formatLatency(faceted)}  ${ratio(faceted)}`,
      '',
    ].join('\n'),
  );
} finally {
  agent.destroy();
  await server.close();
  engine.close();
  await archive.close();
}
