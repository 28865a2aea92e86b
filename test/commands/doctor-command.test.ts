/** What `fihrist doctor` and `fihrist status` say, as processes over the engine of this run. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';

const PROGRAM = resolve(import.meta.dirname, '../../scripts/fihrist.js');
const report = z.object({
  healthy: z.boolean(),
  findings: z.array(
    z.strictObject({
      check: z.string(),
      verdict: z.enum(['ok', 'advice', 'wrong']),
      detail: z.string(),
      advice: z.string().optional(),
    }),
  ),
});
const { url, apiKey } = inject('engine');
let folder = '';
let indexName = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fihrist-doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => call('DELETE', `/indexes/${indexName}`));

const call = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

function fihrist(parameters: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((done) => {
    const all = { MEILI_URL: url, MEILI_MASTER_KEY: apiKey, FIHRIST_DATA_DIR: join(folder, indexName), ...env };
    execFile(
      process.execPath,
      [PROGRAM, ...parameters],
      { env: { ...process.env, ...all, FIHRIST_INDEX: indexName } },
      (error, stdout, stderr) => done({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

async function examine(env: Readonly<Record<string, string>> = {}) {
  const { exitCode, stdout } = await fihrist(['doctor', '--json'], env);
  const { healthy, findings } = report.parse(JSON.parse(stdout));
  expect(exitCode).toBe(healthy ? 0 : 1);
  const of = (check: string) => findings.find((finding) => finding.check === check);
  for (const { verdict, advice } of findings) expect(verdict === 'ok' || advice !== undefined).toBe(true);
  return { healthy, of };
}

async function indexTwo(): Promise<void> {
  const file = join(folder, 'two.jsonl');
  await writeFile(file, '{"id": "1", "title": "خبر"}\n{"id": "2", "title": "آخر"}\n');
  await fihrist(['index', file]);
}

describe('fihrist doctor', { timeout: 60_000 }, () => {
  test('finds nothing wrong before and after the first run, and makes nothing', async () => {
    indexName = `doctor_test_${randomUUID()}`;
    const before = await examine();
    expect(before.healthy).toBe(true);
    expect(before.of('index')).toMatchObject({ verdict: 'advice', advice: 'npx fihrist index PATH' });
    expect((await call('GET', `/indexes/${indexName}`)).status).toBe(404);
    await indexTwo();
    const after = await examine();
    for (const check of [
      'node',
      'encodings',
      'rules',
      'data folder',
      'engine',
      'index',
      'analyzer',
      'documents',
      'settings',
      'last run',
    ])
      expect(after.of(check)).toMatchObject({ verdict: 'ok' });
  });

  test('finds an index of another analyzer, other documents and other settings, and says how to mend it', async () => {
    indexName = `doctor_test_${randomUUID()}`;
    await indexTwo();
    await call('PATCH', `/indexes/${indexName}/settings`, { rankingRules: ['words'] });
    await new Promise((done) => setTimeout(done, 500));
    expect((await examine()).of('settings')).toMatchObject({
      verdict: 'wrong',
      advice: expect.stringContaining('--rebuild'),
    });
    const refused = await fihrist(['search', 'خبر']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(/other settings .*rankingRules.*fihrist index --rebuild/u);
    await call('PATCH', `/indexes/${indexName}/settings`, { synonyms: { 'fihrist analyzer version': ['old'] } });
    await new Promise((done) => setTimeout(done, 500));
    const { healthy, of } = await examine();
    expect(healthy).toBe(false);
    expect(of('analyzer')).toMatchObject({ verdict: 'wrong', detail: expect.stringContaining('old') });
  });

  test('says it when there is no engine, or no folder to write to', async () => {
    indexName = `doctor_test_${randomUUID()}`;
    expect((await examine({ MEILI_URL: 'http://127.0.0.1:9' })).of('engine')).toMatchObject({ verdict: 'wrong' });
    expect((await examine({ FIHRIST_DATA_DIR: '/dev/null/x' })).of('data folder')).toMatchObject({ verdict: 'wrong' });
  });
});

test('fihrist status tells of the last run', { timeout: 60_000 }, async () => {
  indexName = `doctor_test_${randomUUID()}`;
  await indexTwo();
  const { stdout } = await fihrist(['status']);
  expect(stdout).toMatch(/index {5}doctor_test_\S+, 2 articles, as configured/u);
  expect(stdout).toMatch(/last run {2}\S+, complete: 2 read, 2 added, from .*two\.jsonl/u);
  expect(JSON.parse((await fihrist(['status', '--json'])).stdout)).toMatchObject({
    index: { documents: 2, fitness: 'fit' },
    lastRun: { outcome: 'complete', counts: { added: 2 } },
  });
});
