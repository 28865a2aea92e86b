import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { resolveEngineProgram } from '../../../src/engine/program/engine-program.ts';
import type { EngineProgram } from '../../../src/engine/program/engine-program.ts';

const NPM: EngineProgram = { kind: 'program', path: '/npm/meilisearch', command: ['/npm/meilisearch'], origin: 'npm' };
let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'fihrist-resolve-'));
  for (const folder of ['first', 'second', 'not-executable', 'empty']) mkdirSync(join(root, folder));
  mkdirSync(join(root, 'a-folder', 'meilisearch'), { recursive: true });
  for (const folder of ['first', 'second', 'not-executable'])
    writeFileSync(join(root, folder, 'meilisearch'), '#!/bin/sh\n', { mode: 0o755 });
  chmodSync(join(root, 'not-executable', 'meilisearch'), 0o644);
});
afterAll(() => rm(root, { recursive: true }));

/** Paths in the variables are relative to the test's folder. */
function resolveIn({ MEILI_BIN, PATH, ...rest }: NodeJS.ProcessEnv): ReturnType<typeof resolveEngineProgram> {
  const env = {
    ...rest,
    ...(MEILI_BIN ? { MEILI_BIN: join(root, MEILI_BIN) } : { MEILI_BIN }),
    PATH: (PATH ?? '')
      .split(':')
      .map((folder) => join(root, folder))
      .join(':'),
  };
  return resolveEngineProgram(env, () => NPM);
}

describe('the order', () => {
  test.each<[string, NodeJS.ProcessEnv, string, string]>([
    [
      'MEILI_URL before everything',
      { MEILI_URL: 'http://one:7700', MEILI_BIN: 'first/meilisearch', PATH: 'first' },
      'remote',
      'http://one:7700',
    ],
    ['MEILI_URL even when MEILI_BIN is wrong', { MEILI_URL: 'http://one', MEILI_BIN: 'gone' }, 'remote', 'http://one'],
    ['MEILI_BIN before PATH', { MEILI_BIN: 'second/meilisearch', PATH: 'first' }, 'MEILI_BIN', 'second/meilisearch'],
    ['PATH before npm', { PATH: 'empty:first' }, 'PATH', 'first/meilisearch'],
    ['the first folder of PATH', { PATH: 'second:first' }, 'PATH', 'second/meilisearch'],
    ['not what PATH has but may not run', { PATH: 'not-executable:first' }, 'PATH', 'first/meilisearch'],
    ['not a folder of that name', { PATH: 'a-folder:second' }, 'PATH', 'second/meilisearch'],
    ['npm when PATH has none', { PATH: 'empty:missing' }, 'npm', '/npm/meilisearch'],
    ['an empty variable is no variable', { MEILI_URL: '', MEILI_BIN: '', PATH: 'empty' }, 'npm', '/npm/meilisearch'],
  ])('%s', (_why, env, origin, where) => {
    const found = resolveIn(env);
    expect(found.kind === 'remote' ? 'remote' : found.origin).toBe(origin);
    const place = found.kind === 'remote' ? found.url : found.path;
    expect(place).toBe(place.startsWith(root) ? join(root, where) : where);
    if (found.kind === 'program') expect(found.command.at(-1)).toBe(found.path);
  });

  test('what a relative folder of PATH holds is named by an absolute path, for the engine runs in another folder', () => {
    const found = resolveEngineProgram({ PATH: relative(process.cwd(), join(root, 'first')) }, () => NPM);
    expect(found).toMatchObject({ path: join(root, 'first/meilisearch'), origin: 'PATH' });
  });

  test('an empty folder of PATH is not the current one', () => {
    const here = process.cwd();
    onTestFinished(() => process.chdir(here));
    process.chdir(join(root, 'first'));
    expect(resolveEngineProgram({ PATH: '' }, () => NPM)).toEqual(NPM);
  });
});

test.each([
  ['http://one:7700', 'http://one:7700'],
  ['http://one:7700/', 'http://one:7700'],
  ['https://one/search/engine/', 'https://one/search/engine'],
])('takes MEILI_URL %s', (MEILI_URL, url) => {
  expect(resolveEngineProgram({ MEILI_URL })).toEqual({ kind: 'remote', url, apiKey: '' });
  expect(resolveEngineProgram({ MEILI_URL, MEILI_MASTER_KEY: 'key' })).toMatchObject({ apiKey: 'key' });
});

test.each([
  ['localhost:7700', 'MEILI_URL is "localhost:7700"; allowed: an address such as http://127.0.0.1:7700'],
  ['one', 'MEILI_URL is "one"; allowed'],
  ['ftp://one', 'MEILI_URL is "ftp://one"; allowed'],
  ['http://user@one', 'MEILI_URL is an address with a user name in it; allowed'],
  ['http://user:secret@one', 'MEILI_URL is an address with a user name in it; allowed'],
])('does not pass over a wrong MEILI_URL: %s', (MEILI_URL, message) => {
  expect(() => resolveIn({ MEILI_URL, PATH: 'first' })).toThrow(
    expect.objectContaining({ code: 'invalid_request', message: expect.stringContaining(message) }),
  );
});

test.each([
  ['gone/meilisearch', /MEILI_BIN is ".*gone\/meilisearch", which does not exist/u],
  ['a-folder/meilisearch', /which is not a file/u],
  ['not-executable/meilisearch', /which may not be executed \(run "chmod \+x .*not-executable\/meilisearch"\)/u],
])('does not pass over a wrong MEILI_BIN: %s', (MEILI_BIN, message) => {
  expect(() => resolveIn({ MEILI_BIN, PATH: 'first' })).toThrow(
    expect.objectContaining({ code: 'invalid_request', message: expect.stringMatching(message) }),
  );
});

test('where there is no engine, one message tells the three ways out', () => {
  let error: unknown;
  try {
    resolveEngineProgram({ PATH: join(root, 'empty') }, () => null);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ code: 'engine_missing' });
  expect(String(error)).toMatch(/1\..*MEILI_URL[\s\S]*2\..*install[\s\S]*PATH[\s\S]*MEILI_BIN[\s\S]*3\..*npm ci/u);
});
