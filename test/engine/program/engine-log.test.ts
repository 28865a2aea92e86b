import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEngineLog, trimEngineLog } from '../../../src/engine/program/engine-log.ts';
import { makeFolder } from './start-engine-user.ts';

test('shows what this run printed last, without the frames of a stack trace', async () => {
  const path = join(await makeFolder(), 'log');
  await writeFile(path, 'an earlier run\n');
  const start = await trimEngineLog(path);
  const frames = Array.from({ length: 20 }, (_, at) => `  ${at}: meilisearch::main\n             at ./main.rs:${at}`);
  const lines = ['Error: the data is broken', 'because: of this', '', 'Stack backtrace:', ...frames];
  await writeFile(path, lines.join('\n'), { flag: 'a' });
  expect(await readEngineLog(path, start)).toBe('Error: the data is broken\nbecause: of this');
});

test('shows no more than a person reads', async () => {
  const path = join(await makeFolder(), 'log');
  await writeFile(path, Array.from({ length: 100_000 }, (_, at) => `line ${at}`).join('\n'));
  expect((await readEngineLog(path, 0)).split('\n')).toEqual(
    Array.from({ length: 8 }, (_, at) => `line ${at + 99_992}`),
  );
});

test('is empty where nothing was printed', async () => {
  const folder = await makeFolder();
  expect(await trimEngineLog(join(folder, 'none'))).toBe(0);
  expect(await readEngineLog(join(folder, 'none'), 0)).toBe('');
});

test('does not grow for ever', async () => {
  const path = join(await makeFolder(), 'log');
  await writeFile(path, Buffer.alloc(5_000_001));
  expect(await trimEngineLog(path)).toBe(0);
  expect((await stat(path)).size).toBe(0);
});
