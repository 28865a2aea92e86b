/** Seconds from `npm start` to the first answer, on a fresh data folder and on a used one. `npx tsx scripts/benchmarks/start.ts` */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { time } from './measure.ts';

const PORT = 3917;
const ADDRESS = `http://127.0.0.1:${PORT}/v1/search?q=${encodeURIComponent('صفقات سرية')}`;
const dataDir = await mkdtemp(join(tmpdir(), 'fihrist-bench-'));

async function startOnce(): Promise<number> {
  const child = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, PORT: String(PORT), FIHRIST_DATA_DIR: dataDir },
    stdio: 'ignore',
    detached: true,
  });
  const exited = once(child, 'exit');
  const elapsedMs = await time(async () => {
    while (!(await answers())) await delay(20);
  });
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await exited;
  while (await answers()) await delay(20);
  return elapsedMs / 1000;
}

async function answers(): Promise<boolean> {
  try {
    const response = await fetch(ADDRESS);
    return response.ok && (await response.text()).includes('"hits":[{');
  } catch {
    return false;
  }
}

try {
  process.stdout.write(`cold  ${(await startOnce()).toFixed(1)} s\nwarm  ${(await startOnce()).toFixed(1)} s\n`);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
