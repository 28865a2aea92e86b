/**
 * Latency of `GET /v1/search` against a bare engine search for the same words, in one run, taking turns; then
 * throughput over 32 connections. `npm run build && FIHRIST_DATA_DIR=DIR npx tsx scripts/benchmarks/search.ts [QUERIES]`,
 * over an index that is there (see `index.ts`). Ours is `fihrist serve` in a process of its own. The bare search is in an
 * index of the same articles in the same engine, made at the first run, with title and body searchable and everything
 * else as it comes; it has the same filter and facets, and brings 20 whole articles.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { createEngineHttp } from '../../src/engine/engine-http.ts';
import { findFreePort } from '../../src/engine/program/free-port.ts';
import { openArchive } from '../../src/open-archive.ts';
import { fillBare } from './bare-engine.ts';
import { createRandom, formatLatency, percentile, time } from './measure.ts';

const QUERIES = Number(process.argv[2] ?? 300);
const WARM_UP = 40;
const CONNECTIONS = 32;
const BARE = 'bare';

const config = readConfig(process.env);
const archive = await openArchive({ config, env: process.env });
const port = await findFreePort(null);
const onePage = z.object({
  hits: z.array(z.object({ id: z.string(), title: z.string(), source: z.string().nullable() })),
});
const oneArticle = z.object({ article: z.object({ body: z.string() }) });
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const engine = createEngineHttp({ timeoutMs: 30_000 });
const random = createRandom(7);

/** Starts the service, which joins the engine of this process, and waits until it has loaded what it loads ahead. */
async function startService(): Promise<() => Promise<void>> {
  const service = spawn(process.execPath, ['scripts/fihrist.js', 'serve'], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: service.stdout }))
    if (line.includes('loaded ahead of the searches')) break;
  service.stdout.resume();
  return async () => {
    service.kill('SIGTERM');
    await once(service, 'exit');
  };
}

interface BenchedQuery {
  readonly q: string;
  readonly source: string | null;
}

function get(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(new URL(path, `http://127.0.0.1:${port}`), { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    })
      .on('error', reject)
      .end();
  });
}

/** Words in a row from a title, as somebody would type who remembers it, or from the body when the title is short. */
async function chooseQueries(least: number, most: number): Promise<BenchedQuery[]> {
  const chosen: BenchedQuery[] = [];
  const { documents } = await archive.index.state();
  while (chosen.length < QUERIES + WARM_UP) {
    const offset = Math.floor(random() * documents);
    const [hit] = onePage.parse(JSON.parse(await get(`/v1/search?sort=oldest&limit=1&offset=${offset}`))).hits;
    if (!hit) continue;
    const { body } = oneArticle.parse(JSON.parse(await get(`/v1/articles/${encodeURIComponent(hit.id)}`))).article;
    const text = most > 3 ? `${hit.title} ${body.slice(0, 400)}` : hit.title;
    const words = archive.analyzer.analyze(text).filter(({ stop }) => !stop);
    const length = least + Math.floor(random() * (most - least + 1));
    const start = Math.floor(random() * Math.max(1, words.length - length));
    const q = words
      .slice(start, start + length)
      .map(({ surface }) => surface)
      .join(' ');
    if (words.length >= length) chosen.push({ q, source: most > 3 ? null : hit.source });
  }
  return chosen;
}

/** `last` is what the engine does when it is told nothing: it drops words from the end until there are hits enough. */
function askEngine({ q, source }: BenchedQuery, matchingStrategy: 'last' | 'all'): Promise<unknown> {
  const url = `${archive.engine.url}/indexes/${BARE}/search`;
  const body = JSON.stringify({
    q,
    limit: 20,
    matchingStrategy,
    facets: ['source', 'category', 'author', 'tags'],
    ...(source === null ? {} : { filter: [`source = ${JSON.stringify(source)}`] }),
  });
  const headers = { Authorization: `Bearer ${archive.engine.apiKey}`, 'Content-Type': 'application/json' };
  return engine.send(url, { method: 'POST', headers, body });
}

const toPath = ({ q, source }: BenchedQuery): string =>
  `/v1/search?${new URLSearchParams({ q, facets: 'source,category,author,tag', ...(source === null ? {} : { source }) }).toString()}`;

async function compare(name: string, queries: readonly BenchedQuery[]): Promise<void> {
  const last: number[] = [];
  const all: number[] = [];
  const ours: number[] = [];
  for (const [at, query] of queries.entries()) {
    const times = [
      await time(() => askEngine(query, 'last')),
      await time(() => get(toPath(query))),
      await time(() => askEngine(query, 'all')),
    ] as const;
    if (at < WARM_UP) continue;
    last.push(times[0]);
    ours.push(times[1]);
    all.push(times[2]);
  }
  const p50 = percentile(ours, 0.5);
  const toRatio = (bare: readonly number[]): string => `${(p50 / percentile(bare, 0.5)).toFixed(1)}×`;
  process.stdout.write(
    `${name}  bare ${formatLatency(last)}, all words ${formatLatency(all)}  ours ${formatLatency(ours)}: ` +
      `${toRatio(last)}, ${toRatio(all)}  p99/p50 ${(percentile(ours, 0.99) / p50).toFixed(1)}\n`,
  );
}

async function measureThroughput(
  queries: readonly BenchedQuery[],
  ask: (query: BenchedQuery) => Promise<unknown>,
): Promise<number> {
  const left = [...queries];
  const elapsedMs = await time(() =>
    Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let query = left.pop(); query; query = left.pop()) await ask(query);
      }),
    ),
  );
  return (queries.length / elapsedMs) * 1000;
}

const { documents } = await archive.index.state();
await fillBare(archive);
let stopService = async (): Promise<void> => {};
try {
  const loadMs = await time(async () => (stopService = await startService()));
  process.stdout.write(`${documents} articles, started and loaded ahead in ${(loadMs / 1000).toFixed(1)} s\n`);
  process.stdout.write(`${QUERIES} queries each, p50 / p99\n`);
  const short = await chooseQueries(1, 3);
  const long = await chooseQueries(6, 12);
  await compare('1–3 words, a filter, four facets ', short);
  await compare('6–12 words, four facets          ', long);
  const [bareRate, ourRate] = [
    await measureThroughput(short, (query) => askEngine(query, 'last')),
    await measureThroughput(short, (query) => get(toPath(query))),
  ];
  process.stdout.write(
    `${CONNECTIONS} connections, short queries: bare ${bareRate.toFixed(0)}/s, ours ${ourRate.toFixed(0)}/s\n`,
  );
} finally {
  agent.destroy();
  await stopService();
  engine.close();
  await archive.close();
}
