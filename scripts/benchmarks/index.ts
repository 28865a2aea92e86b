/**
 * Articles per second of the indexer beside a bare engine, and its peak memory.
 * `npx tsx scripts/benchmarks/index.ts FILE [DATA_DIR] [--repeat N] [--no-bare]`: FILE is JSON lines, read N times over under
 * other ids; with a data folder named, the index stays there for `search.ts`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { indexBare } from './bare-engine.ts';
import { readPeakMemory, time } from './measure.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    repeat: { type: 'string', default: '1' },
    limit: { type: 'string', default: String(Number.MAX_SAFE_INTEGER) },
    'no-bare': { type: 'boolean', default: false },
  },
});
const [file, keptDir] = positionals;
if (file === undefined) throw new Error('Wanted a file of articles: npx tsx scripts/benchmarks/index.ts FILE');
const work = await mkdtemp(join(tmpdir(), 'fihrist-bench-'));
const dataDir = keptDir ?? join(work, 'data');
const SAMPLE_EVERY_MS = 50;

/** The articles as one plain file, so that neither side unpacks. */
async function writeArticles(from: string, to: string): Promise<number> {
  let articles = 0;
  async function* lines(): AsyncGenerator<string> {
    for (let round = 0; round < Number(values.repeat); round += 1) {
      const bytes = createReadStream(from);
      const input = from.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
      for await (const line of createInterface({ input })) {
        if (line === '' || articles >= Number(values.limit)) continue;
        articles += 1;
        yield `${round === 0 ? line : line.replace('"id": "', `"id": "${round}-`)}\n`;
      }
    }
  }
  await pipeline(lines, createWriteStream(to));
  return articles;
}

async function indexOnce(name: string, path: string, megabytes: number): Promise<number> {
  const child = spawn(process.execPath, ['scripts/fihrist.js', 'index', path], {
    env: { ...process.env, FIHRIST_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let peak = 0;
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const sampler = setInterval(() => (peak = Math.max(peak, readPeakMemory(child.pid ?? 0))), SAMPLE_EVERY_MS);
  const elapsedMs = await time(() => once(child, 'exit'));
  clearInterval(sampler);
  const read = Number((/^([\d,]+) articles read in/mu.exec(said)?.[1] ?? '0').replaceAll(',', ''));
  report(name, read, megabytes, elapsedMs, `peak ${Math.round(peak)} MB`);
  return elapsedMs;
}

function report(name: string, articles: number, megabytes: number, elapsedMs: number, note: string): void {
  const seconds = elapsedMs / 1000;
  const rates = `${Math.round(articles / seconds)} articles/s, ${(megabytes / seconds).toFixed(1)} MB/s`;
  process.stdout.write(
    `${name}  ${articles} articles in ${seconds.toFixed(1)} s, ${rates}${note === '' ? '' : `, ${note}`}\n`,
  );
}

try {
  const path = join(work, 'articles.jsonl');
  const articles = await writeArticles(file, path);
  const megabytes = statSync(path).size / 1e6;
  const first = await indexOnce('first run  ', path, megabytes);
  await indexOnce('second run ', path, megabytes);
  if (!values['no-bare']) {
    const bare = await indexBare(path, join(work, 'bare'));
    report('bare engine', articles, megabytes, bare, '');
    process.stdout.write(`first run beside the bare engine: ${(first / bare).toFixed(2)}\n`);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
