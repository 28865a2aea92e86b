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
    'bare-only': { type: 'boolean', default: false },
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

interface Ran {
  readonly elapsedMs: number;
  /** Seconds of all processors, the engine's included: they tell more than time where other work runs. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly said: string;
}

/** Runs a program under a shell, whose `times` counts what children and their children took. */
async function run(parameters: readonly string[]): Promise<Ran> {
  const child = spawn('sh', ['-c', '"$0" "$@" & echo "pid $!"; wait; times', process.execPath, ...parameters], {
    env: { ...process.env, FIHRIST_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let peak = 0;
  let said = '';
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const pid = (): number => Number(/^pid (\d+)$/mu.exec(told)?.[1] ?? 0);
  const sampler = setInterval(() => (peak = Math.max(peak, readPeakMemory(pid()))), SAMPLE_EVERY_MS);
  const elapsedMs = await time(() => once(child, 'close'));
  clearInterval(sampler);
  const ofChildren = told.trim().split('\n').at(-1) ?? '';
  const cpuSeconds = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/gu)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
  return { elapsedMs, cpuSeconds, peakMegabytes: peak, said };
}

async function indexOnce(name: string, path: string, megabytes: number): Promise<Ran> {
  const ran = await run(['scripts/fihrist.js', 'index', path]);
  const read = Number((/^([\d,]+) articles read in/mu.exec(ran.said)?.[1] ?? '0').replaceAll(',', ''));
  const note = `${ran.cpuSeconds.toFixed(0)} s of processors, peak ${Math.round(ran.peakMegabytes)} MB`;
  report(name, read, megabytes, ran.elapsedMs, note);
  return ran;
}

function report(name: string, articles: number, megabytes: number, elapsedMs: number, note: string): void {
  const seconds = elapsedMs / 1000;
  const rates = `${Math.round(articles / seconds)} articles/s, ${(megabytes / seconds).toFixed(1)} MB/s`;
  process.stdout.write(
    `${name}  ${articles} articles in ${seconds.toFixed(1)} s, ${rates}${note === '' ? '' : `, ${note}`}\n`,
  );
}

try {
  if (values['bare-only']) await indexBare(file, join(work, 'bare'));
  else await compare(file);
} finally {
  await rm(work, { recursive: true, force: true });
}

async function compare(from: string): Promise<void> {
  const path = join(work, 'articles.jsonl');
  const articles = await writeArticles(from, path);
  const megabytes = statSync(path).size / 1e6;
  const first = await indexOnce('first run  ', path, megabytes);
  await indexOnce('second run ', path, megabytes);
  if (values['no-bare']) return;
  const bare = await run(['--import', 'tsx', import.meta.filename, path, '--bare-only']);
  report('bare engine', articles, megabytes, bare.elapsedMs, `${bare.cpuSeconds.toFixed(0)} s of processors`);
  const ratio = (a: number, b: number): string => (a / b).toFixed(2);
  process.stdout.write(
    `first run beside the bare engine: ${ratio(first.elapsedMs, bare.elapsedMs)} of its time, ` +
      `${ratio(first.cpuSeconds, bare.cpuSeconds)} of its processors\n`,
  );
}
