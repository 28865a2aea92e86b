/**
 * What is lost and doubled when indexer and engine are killed at random moments, rebuilding or not.
 * `npx tsx scripts/benchmarks/kill.ts FILE [KILLS] [ARTICLES]`: FILE is JSON lines; Linux only, for it looks into /proc.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { toKey } from '../../src/article/article-key.ts';
import { openEngine } from '../../src/engine/program/open-engine.ts';
import { createRandom } from './measure.ts';

const [file, kills = '20', articles = '8000'] = process.argv.slice(2);
if (file === undefined) throw new Error('Wanted a file of articles: npx tsx scripts/benchmarks/kill.ts FILE');
const random = createRandom(7);
const work = await mkdtemp(join(tmpdir(), 'fihrist-kill-'));
const dataDir = join(work, 'data');
const MAX_DELAY_MS = 15_000;

function index(...parameters: readonly string[]) {
  return spawn(process.execPath, ['scripts/fihrist.js', 'index', ...parameters], {
    env: { ...process.env, FIHRIST_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Processes of the engine over our folder, and nobody else's. */
function enginePids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.includes(`--db-path\0${dataDir}`) && !command.startsWith('/bin/sh');
      } catch {
        return false;
      }
    })
    .map(Number);
}

interface SourceArticle extends Record<string, unknown> {
  readonly id: string;
  readonly title: string;
}
const sourceArticle = z.looseObject({ id: z.string(), title: z.string() });

async function takeArticles(from: string, wanted: number): Promise<SourceArticle[]> {
  const input = from.endsWith('.gz') ? createReadStream(from).pipe(createGunzip()) : createReadStream(from);
  const taken: SourceArticle[] = [];
  for await (const line of createInterface({ input }))
    if (taken.push(sourceArticle.parse(JSON.parse(line))) >= wanted) break;
  return taken;
}

/** Another edition of the archive: a third of the articles has changed, so that every run has work to do. */
async function writeEdition(
  all: readonly SourceArticle[],
  titles: Map<string, string>,
  edition: number,
): Promise<void> {
  for (const { id, title } of all) if (edition === 0 || random() < 1 / 3) titles.set(id, `${title} ${edition}`);
  await writeFile(path, all.map((one) => JSON.stringify({ ...one, title: titles.get(one.id) })).join('\n'));
}

const path = join(work, 'articles.jsonl');
try {
  const all = await takeArticles(file, Number(articles));
  const titles = new Map<string, string>();
  const killed = { indexer: 0, engine: 0, rebuilding: 0 };
  for (let round = 0; killed.indexer + killed.engine < Number(kills) && round < 5 * Number(kills); round += 1) {
    await writeEdition(all, titles, round);
    const isRebuild = round % 3 === 2;
    const run = isRebuild ? index('--rebuild', path) : index(path);
    const ended = once(run, 'exit');
    let said = '';
    run.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await Promise.race([ended, delay(300 + random() * MAX_DELAY_MS)]);
    // A run that was faster than its killer does not count; one that failed by itself would leave old editions.
    if (run.exitCode !== null && run.exitCode !== 0)
      throw new Error(`A run that nobody had killed ended with ${run.exitCode}: ${said}`);
    if (run.exitCode !== null) continue;
    if (isRebuild) killed.rebuilding += 1;
    if (killed.indexer <= killed.engine) {
      killed.indexer += 1;
      run.kill('SIGKILL');
    } else {
      killed.engine += 1;
      for (const pid of enginePids()) process.kill(pid, 'SIGKILL');
      // The indexer waits for the engine that is started anew, and goes on.
      await Promise.race([ended, delay(2000 + random() * MAX_DELAY_MS)]);
      run.kill('SIGKILL');
    }
    await ended;
  }
  const last = index(path);
  let said = '';
  last.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(last, 'close');
  if (last.exitCode !== 0) throw new Error(`The last run, which nobody killed, ended with ${last.exitCode}: ${said}`);
  const engine = await openEngine({ env: process.env, dataDir });
  const headers = { authorization: `Bearer ${engine.apiKey}` };
  const get = async (address: string): Promise<unknown> => (await fetch(`${engine.url}${address}`, { headers })).json();
  const { results } = z
    .object({ results: z.array(z.object({ id: z.string(), key: z.string(), title: z.string() })) })
    .parse(await get('/indexes/articles/documents?limit=1000000&fields=id,key,title'));
  const { indexes } = z.object({ indexes: z.record(z.string(), z.unknown()) }).parse(await get('/stats'));
  await engine.stop();
  const found = new Set(results.map(({ id }) => id));
  const lost = all.filter(({ id }) => !found.has(id)).length;
  const old = results.filter(({ id, title }) => titles.get(id) !== title).length;
  const doubled = results.length - found.size + results.filter(({ id, key }) => key !== toKey(id)).length;
  process.stdout.write(
    `${killed.indexer} kills of the indexer, ${killed.engine} of the engine, ${killed.rebuilding} of them while rebuilding; ` +
      `${all.length} articles: ${lost} lost, ${doubled} doubled, ${old} of an old edition, ${Object.keys(indexes).length - 1} indexes left over\n`,
  );
} finally {
  await rm(work, { recursive: true, force: true });
}
