/** `fihrist index` as a person runs it, also when it is killed: real processes, a real engine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { openTcpProxy } from '../support/tcp-proxy.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';

const PROGRAM = resolve(import.meta.dirname, '../../scripts/fihrist.js');
const summarySchema = z.looseObject({
  event: z.literal('summary'),
  counts: z.record(z.string(), z.number()),
  removed: z.number(),
  isInterrupted: z.boolean(),
});
const stats = z.object({ indexes: z.record(z.string(), z.object({ numberOfDocuments: z.number() })) });

let folder = '';
let indexName = '';
const { url, apiKey } = inject('engine');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fihrist-index-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const name of [indexName, `${indexName}_next`])
    await fetch(`${url}/indexes/${name}`, { method: 'DELETE', headers: { authorization: `Bearer ${apiKey}` } });
});

/** The program over the engine of this test run, with an index and a data folder of its own. */
function start(parameters: readonly string[], engineUrl = url) {
  const env = { ...process.env, MEILI_URL: engineUrl, MEILI_MASTER_KEY: apiKey };
  const child = spawn(process.execPath, [PROGRAM, ...parameters], {
    cwd: folder,
    env: { ...env, FIHRIST_DATA_DIR: join(folder, 'data', indexName), FIHRIST_INDEX: indexName },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const done = once(child, 'close').then(() => ({ exitCode: child.exitCode, stdout, stderr }));
  return { child, done, stderr: () => stderr };
}

async function index(...parameters: readonly string[]) {
  const result = await start(['index', '--json', ...parameters]).done;
  const last = result.stdout.trim().split('\n').at(-1) ?? '';
  const summary = last.includes('"summary"') ? summarySchema.parse(JSON.parse(last)) : null;
  return { ...result, summary, counts: summary?.counts ?? {} };
}

async function documentsIn(): Promise<Record<string, number>> {
  const response = await fetch(`${url}/stats`, { headers: { authorization: `Bearer ${apiKey}` } });
  const { indexes } = stats.parse(await response.json());
  return Object.fromEntries(
    Object.entries(indexes)
      .filter(([name]) => name.startsWith(indexName))
      .map(([name, { numberOfDocuments }]) => [name.replace(indexName, 'live'), numberOfDocuments]),
  );
}

async function idsIn(): Promise<string[]> {
  const response = await fetch(`${url}/indexes/${indexName}/documents?limit=100000&fields=id`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  const { results } = z.object({ results: z.array(z.object({ id: z.string() })) }).parse(await response.json());
  return results.map(({ id }) => id).sort();
}

async function archiveOf(articles: number): Promise<string> {
  const path = join(folder, randomUUID());
  await mkdir(path);
  for (let at = 0; at < articles; at += 1)
    await writeFile(
      join(path, `${at}.json`),
      JSON.stringify({ id: `a${at}`, title: `خبر رقم ${at}`, body: 'نص '.repeat(50) }),
    );
  return path;
}

const newIndex = (): void => {
  indexName = `command_test_${randomUUID()}`;
};

describe('fihrist index', { timeout: 120_000 }, () => {
  test('prunes what a path no longer has, of that path alone, and never much without being forced', async () => {
    newIndex();
    const [a, b] = [await archiveOf(10), join(folder, `${randomUUID()}.jsonl`)];
    await writeFile(b, ['a9', 'b1', 'b2'].map((id) => JSON.stringify({ id, title: `خبر رقم ${id}` })).join('\n'));
    await index(a);
    await index(b);
    await rm(join(a, '9.json'));
    await rm(join(a, '8.json'));
    const dry = await index('--prune', '--dry-run', a);
    expect(dry.stderr).toContain('Would remove 1 of 10 articles');
    expect(await documentsIn()).toEqual({ live: 12 });
    const { summary, exitCode } = await index('--prune', a);
    // The file b has a9 too, so it stays.
    expect([exitCode, summary?.removed]).toEqual([0, 1]);
    expect(await idsIn()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a9', 'b1', 'b2']);
    for (const at of [0, 1, 2, 3]) await rm(join(a, `${at}.json`));
    const refused = await index('--prune', a);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(/Nothing was removed: these are 4 of 8 articles .* more than 20 %.* --force/u);
    expect(await documentsIn()).toEqual({ live: 11 });
    expect((await index('--prune', '--force', a)).summary?.removed).toBe(4);
    expect(await documentsIn()).toEqual({ live: 7 });
  });

  test('does not prune when what it had to reject may be what is missing', async () => {
    newIndex();
    const a = await archiveOf(10);
    await index(a);
    await writeFile(join(a, '9.json'), '{"id": "a9", "title": ');
    const { exitCode, stderr } = await index('--prune', a);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/Nothing was removed: 1 rejected in this run may be among/u);
    expect(await documentsIn()).toEqual({ live: 10 });
  });

  test('changes nothing in a dry run, not even by making an index', async () => {
    newIndex();
    const { counts, exitCode } = await index('--dry-run', await archiveOf(3));
    expect([exitCode, counts]).toEqual([0, { read: 3, added: 3, changed: 0, unchanged: 0, replaced: 0, rejected: 0 }]);
    expect(await documentsIn()).toEqual({});
  });

  test('rebuilds when it is asked to, and when the settings are no longer those of index-config', async () => {
    newIndex();
    const a = await archiveOf(5);
    await index(a);
    await fetch(`${url}/indexes/${indexName}/settings`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ rankingRules: ['words'] }),
    });
    await delay(500);
    const drifted = await index(a);
    expect(drifted.stderr).toMatch(/its settings are not those of index-config.*The new index is in place/su);
    expect(drifted.counts).toMatchObject({ unchanged: 5 });
    expect((await index('--rebuild')).stderr).toContain('The new index is in place');
    expect((await index(a)).stderr).not.toContain('Rebuilding');
    expect(await documentsIn()).toEqual({ live: 5 });
  });

  test('goes on when the connection to the engine is lost and comes back', async () => {
    newIndex();
    const target = new URL(url);
    const archive = join(folder, `${randomUUID()}.jsonl`);
    const lines = Array.from({ length: 6000 }, (_, at) =>
      JSON.stringify({ id: `l${at}`, title: `خبر ${at}`, body: 'نص '.repeat(100) }),
    );
    await writeFile(archive, lines.join('\n'));
    const proxy = await openTcpProxy({ target });
    const run = start(['index', archive], `http://127.0.0.1:${proxy.port}`);
    while (((await documentsIn())['live'] ?? 0) === 0) await delay(20);
    await proxy.close();
    await expect.poll(run.stderr, { timeout: 20_000 }).toMatch(/does not answer: .*\(attempt 1 of \d+; next in 1 s\)/u);
    const again = await openTcpProxy({ target, port: proxy.port });
    const { exitCode, stderr } = await run.done;
    await again.close();
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('6,000 articles read')]);
    expect(await documentsIn()).toEqual({ live: 6000 });
  });

  test('lets no second run in while one is at work', async () => {
    newIndex();
    const first = start(['index', '-']);
    while (!(await readdir(join(folder, 'data', indexName, 'runs')).catch((): string[] => [])).includes('lock'))
      await delay(20);
    const second = await index(await archiveOf(1));
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain(
      `Another run, process ${first.child.pid}, is bringing articles into "${indexName}"`,
    );
    first.child.stdin.end(`${JSON.stringify({ id: 'x', title: 'من المدخل' })}\n`);
    expect((await first.done).exitCode).toBe(0);
    expect(await idsIn()).toEqual(['x']);
  });

  test('names what is wrong with its options', async () => {
    newIndex();
    expect((await index()).stderr).toMatch(/Nothing to read/u);
    expect((await index('--map', 'titel=x', '.')).stderr).toMatch(/--map is "titel=x"; allowed: FIELD=NAME/u);
    expect((await index('/no/such/folder')).stderr).toMatch(/"\/no\/such\/folder" does not exist/u);
    expect((await index('/no/such/folder')).exitCode).toBe(2);
  });

  test('reads fields by the names that it is told, and dates in the order that it is told', async () => {
    newIndex();
    const file = join(folder, 'table.csv');
    await writeFile(file, 'رأس,متن الخبر,متى\nعنوان,نص,03/04/2018\n');
    const { exitCode } = await index(
      '--map=title=رأس',
      '--map=body=متن الخبر',
      '--map',
      'publishedAt=متى',
      '--dates',
      'day-first',
      '--',
      file,
    );
    expect(exitCode).toBe(0);
    const response = await fetch(`${url}/indexes/${indexName}/documents`, {
      headers: { authorization: `Bearer ${apiKey}` },
    });
    expect(await response.json()).toMatchObject({
      results: [{ title: 'عنوان', body: 'نص', publishedAt: '2018-04-03' }],
    });
  });

  test('keeps a report of the run and of every file', async () => {
    newIndex();
    const a = await archiveOf(2);
    await index(a);
    const runs = join(folder, 'data', indexName, 'runs');
    const last: unknown = JSON.parse(await readFile(join(runs, 'last.json'), 'utf8'));
    expect(last).toMatchObject({
      paths: [a],
      outcome: 'complete',
      counts: { added: 2 },
      files: { files: 2, encodings: { 'utf-8': 2 } },
    });
    const log = (await readdir(runs)).find((name) => name.endsWith('-files.jsonl')) ?? '';
    expect((await readFile(join(runs, log), 'utf8')).trim().split('\n')).toHaveLength(2);
  });
});

describe('a run that is killed', { timeout: 300_000 }, () => {
  test('at any moment, even while it rebuilds, loses nothing, doubles nothing and leaves no index behind', async () => {
    newIndex();
    const articles = 1500;
    const file = join(folder, 'killed.jsonl');
    const lines = Array.from({ length: articles }, (_, at) =>
      JSON.stringify({ id: `k${at}`, title: `خبر رقم ${at}`, body: `نص الخبر ${at} `.repeat(40) }),
    );
    await writeFile(file, lines.join('\n'));
    const wanted = lines.map((_, at) => `k${at}`).sort();
    let kills = 0;
    const kill = async (...parameters: readonly string[]): Promise<readonly string[]> => {
      const run = start(['index', ...parameters]);
      await Promise.race([run.done, delay(300 + Math.random() * 1800)]);
      if (run.child.exitCode === null) kills += 1;
      run.child.kill('SIGKILL');
      await run.done;
      return idsIn().catch(() => []);
    };
    for (let round = 0; round < 3; round += 1) {
      const ids = await kill(file);
      expect(new Set(ids).size).toBe(ids.length);
    }
    await index(file);
    // From now on the live index is whole at every moment, whatever becomes of the one beside it.
    for (let round = 0; round < 4; round += 1) expect(await kill('--rebuild')).toEqual(wanted);
    expect(kills).toBeGreaterThan(0);
    const last = await index(file);
    expect(last.exitCode).toBe(0);
    expect(await idsIn()).toEqual(wanted);
    expect(await documentsIn()).toEqual({ live: articles });
  });
});
