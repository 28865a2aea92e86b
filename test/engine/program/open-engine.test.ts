/** `openEngine` in this process; what takes processes of their own is in open-engine-processes.test.ts. */
import { createServer } from 'node:http';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { readEngineVersion } from '../../../src/engine/program/engine-version.ts';
import { lockFolder } from '../../../src/engine/program/folder-lock.ts';
import { openEngine } from '../../../src/engine/program/open-engine.ts';
import type { Engine, OpenEngineOptions } from '../../../src/engine/program/open-engine.ts';
import {
  embeddedEnv,
  findEngine,
  findEngines,
  findProcesses,
  makeFolder,
  makeProgram,
  PATIENCE,
} from './start-engine-user.ts';

/** Opens an engine that is stopped after the test. */
async function open(dataDir: string, more: Partial<OpenEngineOptions> = {}): Promise<Engine> {
  const engine = await openEngine({ env: embeddedEnv(), dataDir, maxIndexingMemory: '256MiB', ...more });
  onTestFinished(() => engine.stop());
  return engine;
}

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('embedded', () => {
  test('keeps key and address of its folder from one start to the next, and everything to itself', async () => {
    const dataDir = join(await makeFolder(), 'made', 'when', 'missing');
    const first = await open(dataDir);
    expect(first).toMatchObject({ origin: 'embedded', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/u) });
    expect(await modeOf(join(dataDir, 'engine'))).toBe('700');
    for (const file of ['master-key', 'engine.json', 'engine.log'])
      expect([file, await modeOf(join(dataDir, 'engine', file))]).toEqual([file, '600']);
    expect((await readFile(join(dataDir, 'engine', 'engine.log'), 'utf8')).includes(first.apiKey)).toBe(false);
    await expect(readEngineVersion(first.url, 'another-key-of-16')).rejects.toMatchObject({ code: 'engine_refused' });
    await first.stop();
    await first.stop();
    await expect.poll(() => findProcesses(dataDir), PATIENCE).toEqual([]);
    const second = await open(dataDir);
    expect([second.url, second.apiKey]).toEqual([first.url, first.apiKey]);
    expect(await readdir(join(dataDir, 'engine'))).toEqual(
      expect.arrayContaining(['data.ms', 'lock', 'verified.json']),
    );
  });

  test('listens on loopback alone, with bounded memory, whatever the settings of other engines say', async () => {
    const dataDir = await makeFolder();
    const env = embeddedEnv({
      MEILI_HTTP_ADDR: '0.0.0.0:7700',
      MEILI_DB_PATH: '/nowhere/data.ms',
      MEILI_ENV: 'nonsense',
      MEILI_MAX_INDEXING_MEMORY: 'nonsense',
      MEILI_CONFIG_FILE_PATH: '/nowhere/config.toml',
    });
    const { url } = await open(dataDir, { env, maxIndexingMemory: '300MiB' });
    const engine = findProcesses(join(dataDir, 'engine')).find(({ pid }) => pid === findEngine(dataDir));
    const parameters = engine?.parameters ?? [];
    const valueOf = (name: string): string | undefined => parameters[parameters.indexOf(name) + 1];
    expect(valueOf('--http-addr')).toBe(new URL(url).host);
    expect(valueOf('--max-indexing-memory')).toBe('300MiB');
    expect(parameters).toContain('--no-analytics');
  });

  test('comes up elsewhere when another program has its last address', async () => {
    const dataDir = await makeFolder();
    const first = await open(dataDir);
    await first.stop();
    const stranger = createTcpServer();
    await new Promise<void>((resolve) => stranger.listen(Number(new URL(first.url).port), '127.0.0.1', resolve));
    onTestFinished(() => void stranger.close());
    const second = await open(dataDir);
    expect(second.url).not.toBe(first.url);
    expect(await readEngineVersion(second.url, second.apiKey)).toBe(second.version);
  });

  test('works beside another over another folder', async () => {
    const [one, other] = await Promise.all([open(await makeFolder()), open(await makeFolder())]);
    expect([one.origin, other.origin]).toEqual(['embedded', 'embedded']);
    expect(one.url).not.toBe(other.url);
    expect(one.apiKey).not.toBe(other.apiKey);
    await one.stop();
    expect(await readEngineVersion(other.url, other.apiKey)).toBe(other.version);
    await expect(readEngineVersion(one.url, one.apiKey)).rejects.toMatchObject({ code: 'engine_unavailable' });
  });

  test('tries another port when somebody took it in the last moment', async () => {
    const folder = await makeFolder();
    const taken = 'echo "Error: Address already in use (os error 98)"; exit 1';
    const env = await makeProgram(
      folder,
      `[ -f ${folder}/tried ] || { touch ${folder}/tried; ${taken}; }\nexec $REAL "$@"`,
    );
    expect(await open(folder, { env })).toMatchObject({ origin: 'embedded' });
  });

  test('is not taken for ready because a stranger with its port says so', async () => {
    const folder = await makeFolder();
    // A Meilisearch with another key that is quicker to take the port; ours ends then, after a while.
    const stranger = `require('node:http').createServer((request, response) => {
      response.writeHead(request.url === '/health' ? 200 : 403).end('{"code":"invalid_api_key","message":"wrong"}');
    }).listen(Number(process.argv[1].split(':')[1]), '127.0.0.1', () => console.log('up'))`;
    await writeFile(join(folder, 'stranger.js'), stranger.replace('process.argv[1]', 'process.argv[2]'));
    const first = `touch ${folder}/tried
${process.execPath} ${folder}/stranger.js "$3" >${folder}/up &
until [ -s ${folder}/up ]; do sleep 0.02; done; sleep 0.3
echo "Error: Address already in use (os error 98)"; exit 1`;
    const env = await makeProgram(folder, `[ -f ${folder}/tried ] && exec $REAL "$@"\n${first}`);
    const engine = await open(folder, { env });
    expect(await readEngineVersion(engine.url, engine.apiKey)).toBe(engine.version);
    expect(findEngines(folder)).toHaveLength(1);
  });
});

describe('an engine that does not start is told with what it printed', () => {
  const versionFile = (folder: string): string => join(folder, 'engine', 'data.ms', 'VERSION');

  test('data of another version', async () => {
    const folder = await makeFolder();
    await (await open(folder)).stop();
    const version = await readFile(versionFile(folder), 'utf8');
    await writeFile(versionFile(folder), '1.15.2');
    // Twice: a start that failed gives the folder back.
    for (let attempt = 1; attempt <= 2; attempt += 1)
      await expect(open(folder)).rejects.toMatchObject({
        code: 'engine_unavailable',
        message: expect.stringMatching(
          /ended as soon as it was started \(exit code 1\)\. The end of \S+engine\.log:\n[\s\S]*Your database version \(1\.15\.2\) is incompatible/u,
        ),
      });
    await writeFile(versionFile(folder), version);
    expect(await open(folder)).toMatchObject({ origin: 'embedded' });
  });

  test('data that is damaged', async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'engine', 'data.ms', 'tasks'), { recursive: true });
    await writeFile(versionFile(folder), '1.21.0');
    await writeFile(join(folder, 'engine', 'data.ms', 'tasks', 'data.mdb'), 'x'.repeat(10_000));
    await expect(open(folder)).rejects.toMatchObject({
      code: 'engine_unavailable',
      message: expect.stringMatching(/engine\.log:\n[\s\S]*MDB_INVALID/u),
    });
  });

  test.each([
    ['a program that fails', 'echo "no such luck" >&2; exit 7', /\(exit code 7\)\. The end of \S+:\nno such luck$/u],
    ['a program that crashes', 'kill -SEGV $$', /\(killed by SIGSEGV\)/u],
    ['a program that says nothing', 'exit 1', /\(exit code 1\)\. It printed nothing to \S+engine\.log$/u],
  ])('%s', async (_what, script, message) => {
    const folder = await makeFolder();
    const env = await makeProgram(folder, script);
    await expect(open(folder, { env })).rejects.toMatchObject({
      code: 'engine_unavailable',
      message: expect.stringMatching(message),
    });
    await expect.poll(() => findProcesses(folder), PATIENCE).toEqual([]);
  });

  test('a program of a version that is not supported is not let at the data', async () => {
    const folder = await makeFolder();
    const MEILI_BIN = join(folder, 'old');
    await writeFile(MEILI_BIN, '#!/bin/sh\necho meilisearch 1.3.0', { mode: 0o755 });
    await expect(open(folder, { env: embeddedEnv({ MEILI_BIN }) })).rejects.toMatchObject({ code: 'engine_refused' });
    expect(await readdir(join(folder, 'engine'))).toEqual([]);
  });
});

describe('the engine of somebody else', () => {
  test('is used and never stopped', async () => {
    const { url, apiKey } = inject('engine');
    const folder = await makeFolder();
    const engine = await openEngine({ env: { MEILI_URL: url, MEILI_MASTER_KEY: apiKey }, dataDir: folder });
    expect(engine).toMatchObject({ url, apiKey, origin: 'remote' });
    await engine.stop();
    expect(await readEngineVersion(url, apiKey)).toBe(engine.version);
    expect(await readdir(folder)).toEqual([]);
  });

  test('is refused when it is too old, and no other is started in its place', async () => {
    const server = createServer((_request, response) => response.end('{"pkgVersion":"1.10.0"}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const MEILI_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const folder = await makeFolder();
    await expect(openEngine({ env: embeddedEnv({ MEILI_URL }), dataDir: folder })).rejects.toMatchObject({
      code: 'engine_refused',
      message: expect.stringContaining('Meilisearch 1.10.0; supported are 1.21 and later'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is not replaced when it does not answer', async () => {
    const env = embeddedEnv({ MEILI_URL: 'http://127.0.0.1:1' });
    await expect(openEngine({ env, dataDir: await makeFolder() })).rejects.toMatchObject({
      code: 'engine_unavailable',
    });
  });

  test('a wrong key is told by its name', async () => {
    const { url } = await open(await makeFolder());
    const env = { MEILI_URL: url, MEILI_MASTER_KEY: 'not-the-key-of-it' };
    await expect(openEngine({ env, dataDir: '/nowhere' })).rejects.toMatchObject({
      code: 'engine_refused',
      message: expect.stringMatching(/does not take the key in MEILI_MASTER_KEY/u),
    });
    await expect(openEngine({ env: { MEILI_URL: url }, dataDir: '/nowhere' })).rejects.toThrow(
      /MEILI_MASTER_KEY is not set/u,
    );
  });
});

describe('a folder', () => {
  test('is joined by one process twice as by two', async () => {
    const folder = await makeFolder();
    const notices: string[] = [];
    const first = await open(folder);
    const second = await open(folder, { onNotice: (notice) => void notices.push(notice) });
    expect(second).toMatchObject({ url: first.url, apiKey: first.apiKey, origin: 'joined' });
    await first.stop();
    await expect.poll(() => notices, PATIENCE).toEqual([expect.stringContaining('this one runs it from now on')]);
    expect(await readEngineVersion(second.url, second.apiKey)).toBe(first.version);
    expect(findEngines(folder)).toHaveLength(1);
    await second.stop();
    await expect.poll(() => findProcesses(folder), PATIENCE).toEqual([]);
  });

  test('is taken by who waits for it when its holder gives up', async () => {
    const folder = await makeFolder();
    const failing = await makeProgram(
      folder,
      `touch ${folder}/up; until [ -f ${folder}/go ]; do sleep 0.02; done; exit 1`,
    );
    const first = open(folder, { env: failing });
    const outcome = first.then(
      () => 'opened',
      (error: unknown) => error,
    );
    await expect.poll(() => readdir(folder), PATIENCE).toContain('up');
    const second = open(folder);
    await writeFile(join(folder, 'go'), '');
    expect(await outcome).toMatchObject({ code: 'engine_unavailable' });
    expect(await second).toMatchObject({ origin: 'embedded' });
  });

  test('in use by a process whose engine does not answer is told with the process and the ways out', async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'engine'));
    const lock = await lockFolder(join(folder, 'engine'));
    expect(lock.held).toBe(true);
    await expect(open(folder, { joinTimeoutMs: 100 })).rejects.toMatchObject({
      code: 'engine_unavailable',
      message: expect.stringMatching(
        new RegExp(`in use by process ${process.pid}, whose search engine does not answer.*FIHRIST_DATA_DIR=`, 'u'),
      ),
    });
  });

  test('that joined processes cannot keep where it was is given up for the moment, and said', async () => {
    const folder = await makeFolder();
    const notices: string[] = [];
    const first = await open(folder);
    const env = await makeProgram(folder, 'echo broken; exit 1');
    await open(folder, { env, onNotice: (notice) => void notices.push(notice) });
    await first.stop();
    await expect.poll(() => notices[0], PATIENCE).toMatch(/cannot run the search engine in place.*broken/su);
    // The folder is free again for others.
    expect(await open(folder)).toMatchObject({ url: first.url });
  });

  test('below a file is told with the way out', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'data'))).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringMatching(/The data folder \S+ cannot be used: ENOTDIR.*FIHRIST_DATA_DIR/u),
    });
  });
});
