/**
 * Articles per second and peak memory of the indexer. `npx tsx scripts/benchmarks/index.ts FILE [DATA_DIR]`; with a
 * data folder named, the index stays there for `search.ts`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPeakMemory, time } from './measure.ts';

const [file, keptDir] = process.argv.slice(2);
if (file === undefined) throw new Error('Wanted a file of articles: npx tsx scripts/benchmarks/index.ts FILE');
const dataDir = keptDir ?? (await mkdtemp(join(tmpdir(), 'fihrist-bench-')));
const SAMPLE_EVERY_MS = 50;

async function indexOnce(name: string): Promise<void> {
  const child = spawn(process.execPath, ['scripts/fihrist.js', 'index', file ?? ''], {
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
  const rate = Math.round((read / elapsedMs) * 1000);
  process.stdout.write(
    `${name}  ${read} articles in ${(elapsedMs / 1000).toFixed(1)} s, ${rate} per second, peak ${Math.round(peak)} MB\n`,
  );
}

try {
  await indexOnce('first run ');
  await indexOnce('second run');
} finally {
  if (keptDir === undefined) await rm(dataDir, { recursive: true, force: true });
}
