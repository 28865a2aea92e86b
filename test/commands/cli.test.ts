/** The program as a person runs it: real processes, a real engine, the bundled sample archive. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const PROGRAM = resolve(import.meta.dirname, '../../scripts/fihrist.js');
/** What these tests rely on; the whole shape is tested with the API. */
const answer = z.looseObject({
  total: z.looseObject({ value: z.number(), full: z.number() }),
  hits: z.array(z.looseObject({ id: z.string(), title: z.string() })),
});

let folder = '';
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fihrist-cli-'));
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await delay(500);
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exitCode: Promise<number | null>;
}

/** Starts the program with a data folder of its own and no engine from outside. */
function start(parameters: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { MEILI_URL: _url, MEILI_MASTER_KEY: _key, ...inherited } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...parameters], {
    cwd: folder,
    env: { ...inherited, PORT: '0', FIHRIST_DATA_DIR: join(folder, 'data'), ...env },
  });
  running.push(child);
  let output = '';
  // A letter may come in two pieces.
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, output: () => output, exitCode: once(child, 'close').then(() => child.exitCode) };
}

async function run(parameters: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const started = start(parameters, env);
  return { exitCode: await started.exitCode, output: started.output() };
}

/** Waits until the program has said where it serves, to its last word: it comes in pieces. */
async function addressOf({ child, output }: Run): Promise<string> {
  for (;;) {
    const address = /Fihrist is ready: (\S+)[^]*Ctrl-C stops everything/u.exec(output())?.[1];
    if (address !== undefined) return address;
    if (child.exitCode !== null) throw new Error(`The program ended before it served:\n${output()}`);
    await delay(20);
  }
}

const searchAt = async (address: string, q: string) => {
  const response = await fetch(`${address}/v1/search?${new URLSearchParams({ q }).toString()}`);
  return answer.parse(await response.json());
};

test(
  'starts with nothing configured, brings in the sample archive and finds the story it began with',
  { timeout: 90_000 },
  async () => {
    const first = start(['start']);
    const address = await addressOf(first);
    expect(first.output()).toContain('صفقات سرية');
    const found = await searchAt(address, 'صفقات سرية بين قسد وداعش');
    expect(found.hits[0]?.id).toBe('mizan-2018-0615-1');
    expect((await fetch(address)).headers.get('content-type')).toContain('text/html');

    // Another command over the same folder uses the engine that runs.
    const status = await run(['status', '--json']);
    expect(status).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(status.output)).toMatchObject({ engine: { origin: 'joined' }, index: { documents: 136 } });

    // A second instance beside it.
    const second = start(['start'], { FIHRIST_DATA_DIR: join(folder, 'second') });
    const secondAddress = await addressOf(second);
    expect(secondAddress).not.toBe(address);
    expect((await searchAt(secondAddress, 'دير الزور')).total.full).toBeGreaterThan(0);
    second.child.kill('SIGTERM');
    expect(await second.exitCode).toBe(0);

    first.child.kill('SIGINT');
    expect(await first.exitCode).toBe(0);
    await expect(fetch(address)).rejects.toThrow();

    // The next start has everything already.
    const again = start(['start']);
    expect((await searchAt(await addressOf(again), 'صفقات سرية')).total.full).toBeGreaterThan(0);
    expect(again.output()).toContain('136');
    expect(again.output()).not.toContain('added');
    again.child.kill('SIGINT');
    expect(await again.exitCode).toBe(0);
  },
);

test('indexes a file, lists its bad lines, and changes nothing the second time', { timeout: 60_000 }, async () => {
  const env = { FIHRIST_DATA_DIR: join(folder, 'own') };
  const file = join(folder, 'archive.jsonl');
  await writeFile(file, '{"title": "خبر أول"}\n{"title": \n{"text": "نص بلا عنوان"}\n');
  const first = await run(['index', file], env);
  expect(first.exitCode).toBe(1);
  expect(first.output).toMatch(/archive\.jsonl:2: /u);
  expect(first.output).toMatch(/added\s+2/u);
  const [rejects = ''] = await readdir(join(env.FIHRIST_DATA_DIR, 'rejects'));
  expect(JSON.parse(await readFile(join(env.FIHRIST_DATA_DIR, 'rejects', rejects), 'utf8'))).toMatchObject({ line: 2 });

  const second = await run(['index', file], env);
  expect(second.output).toMatch(/unchanged\s+2/u);
  const found = await run(['search', '--json', 'الخبر'], env);
  expect(answer.parse(JSON.parse(found.output)).hits.map(({ title }) => title)).toEqual(['خبر أول']);
});

test('searches with the filters of the API, and counts what is found', { timeout: 60_000 }, async () => {
  const env = { FIHRIST_DATA_DIR: join(folder, 'filtered') };
  const file = join(folder, 'filtered.jsonl');
  const articles = [
    { title: 'خبر الوادي', source: 'الوادي', category: 'رياضة', date: '2020-03-01' },
    { title: 'خبر السهل', source: 'السهل', category: 'رياضة', date: '2021-03-01' },
    { title: 'خبر الجبل', source: 'الجبل', category: 'اقتصاد', date: '2022-03-01' },
  ];
  await writeFile(file, articles.map((article) => JSON.stringify(article)).join('\n'));
  await run(['index', file], env);
  const filters = ['--source', 'الوادي', '--source', 'الجبل', '--from', '2021', '--to', '2022-03'];
  const found = await run(['search', '--json', ...filters, 'خبر'], env);
  expect(answer.parse(JSON.parse(found.output)).hits.map(({ title }) => title)).toEqual(['خبر الجبل']);
  const counted = await run(['search', '--facets', 'category', '--histogram', 'year', 'خبر'], env);
  expect(counted.output).toContain('category:\n   2  رياضة\n   1  اقتصاد\n');
  expect(counted.output).toContain('histogram:\n   1  2020\n   1  2021\n   1  2022\n');
  const wrong = await run(['search', '--from', 'أمس', 'خبر'], env);
  expect(wrong.output).toContain('"from" must be a date: YYYY-MM-DD, YYYY-MM or YYYY; sent "أمس"');
  expect(wrong.exitCode).toBe(2);
});

test.each([
  { parameters: ['index', '/no/such/file.jsonl'], says: 'does not exist', why: 'a file that is not there' },
  { parameters: ['index'], says: 'Nothing to read', why: 'no file' },
  { parameters: ['serch', 'x'], says: 'Did you mean search?', why: 'a misspelt command' },
  { parameters: ['search', '--limit', '1000', 'x'], says: 'from 1 to 100', why: 'a limit out of range' },
  { parameters: ['search', '--expand', 'no', 'x'], says: 'allowed: on, off', why: 'neither on nor off' },
])('refuses $why with exit code 2 and says so', { timeout: 60_000 }, async ({ parameters, says }) => {
  const { exitCode, output } = await run(parameters, { FIHRIST_DATA_DIR: join(folder, 'refused') });
  expect(output).toContain(says);
  expect(exitCode).toBe(2);
});

test.each([
  { env: { PORT: 'eighty' }, says: 'PORT is "eighty"' },
  { env: { FIHRIST_INDEX: 'a b' }, says: 'FIHRIST_INDEX is "a b"' },
  { env: { MEILI_URL: 'http://127.0.0.1:9' }, says: 'http://127.0.0.1:9 does not answer' },
])('names the variable that is wrong: $says', { timeout: 60_000 }, async ({ env, says }) => {
  const { exitCode, output } = await run(['serve'], env);
  expect(output).toContain(says);
  expect(exitCode).toBe(2);
});

test('shows what the analyzer makes of a text, without an engine', async () => {
  const { exitCode, output } = await run(['analyze', '--json', 'وبالمدرسة'], { PATH: '', MEILI_BIN: '/nowhere' });
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ tokens: [{ surface: 'وبالمدرسة', rules: ['wa', 'bi', 'al'] }] });
});

test('says that a port is in use, and by which variable to choose another', { timeout: 60_000 }, async () => {
  const env = { FIHRIST_DATA_DIR: join(folder, 'port') };
  const first = start(['serve'], env);
  const { port } = new URL(await addressOf(first));
  const second = await run(['serve'], { ...env, PORT: port });
  expect(second.output).toContain(`Port ${port} on 127.0.0.1 is in use`);
  expect(second.output).toContain('PORT=');
  expect(second.exitCode).toBe(2);
  first.child.kill('SIGTERM');
  expect(await first.exitCode).toBe(0);
});

test('says what a variable must be, in one line and with the exit code of a failure, and keeps a secret', async () => {
  const { exitCode, output } = await run(['status'], { FIHRIST_API_KEYS: 'short:write' });
  expect(exitCode).toBe(2);
  expect(output).toMatch(/^FIHRIST_API_KEYS is not as it should be; allowed: KEY:SCOPE.*\n$/u);
});

test('says its version, and where a word goes that looks like an option', async () => {
  expect(await run(['--version'])).toEqual({ exitCode: 0, output: '0.1.0\n' });
  const { exitCode, output } = await run(['search', 'صفقة', '-سرية']);
  expect(exitCode).toBe(2);
  expect(output).toContain('fihrist search -- صفقة -سرية');
});
