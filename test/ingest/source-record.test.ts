import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toKey } from '../../src/article/article-key.ts';
import { createSourceRecord } from '../../src/ingest/source-record.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'fihrist-record-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const newFolder = (): string => join(root, randomUUID());
const keys = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => toKey(`a${from + at}`));

/** One run over a path that has these keys, to its end. */
async function run(
  folder: string,
  given: string,
  has: readonly string[],
  isPruned = false,
  keysAtOnce = 1000,
): Promise<string[]> {
  const record = createSourceRecord(folder, { keysAtOnce });
  for (let at = 0; at < has.length; at += 100) await record.add(given, has.slice(at, at + 100));
  const stale = isPruned ? (await record.findStale([given])).keys : [];
  await record.finish([given], isPruned);
  return [...stale].sort();
}

describe('what a path has brought', () => {
  test('is known in the next run, and what is missing then is stale', async () => {
    const folder = newFolder();
    await run(folder, 'x', keys(0, 1000));
    await run(folder, 'x', keys(0, 990));
    expect(await run(folder, 'x', keys(0, 980), true)).toEqual(keys(980, 1000).sort());
    expect(await run(folder, 'x', keys(0, 980), true)).toEqual([]);
  });

  test('is not stale when another path has it', async () => {
    const folder = newFolder();
    await run(folder, 'x', keys(0, 10));
    await run(folder, 'y', keys(5, 10));
    expect(await run(folder, 'x', [], true)).toEqual(keys(0, 5).sort());
  });

  test('is known though a run was killed, half a key and all', async () => {
    const folder = newFolder();
    await run(folder, 'x', keys(0, 10));
    await createSourceRecord(folder).add('x', keys(10, 20));
    const [file = ''] = await readdir(folder);
    await appendFile(join(folder, file), 'half a key');
    expect(await run(folder, 'x', keys(15, 30), true)).toEqual(keys(0, 15).sort());
    expect(await run(folder, 'x', keys(15, 29), true)).toEqual(keys(29, 30));
  });

  test('is written once, however often it is brought', async () => {
    const folder = newFolder();
    for (let round = 0; round < 3; round += 1) await run(folder, 'x', keys(0, 50));
    const [file = ''] = await readdir(folder);
    expect((await readFile(join(folder, file), 'utf8')).trim().split('\n')).toHaveLength(50);
  });

  test('is only looked at in a dry run', async () => {
    const folder = newFolder();
    await run(folder, 'x', keys(0, 10));
    const record = createSourceRecord(folder, { isReadOnly: true });
    await record.add('x', keys(0, 8));
    expect(await record.findStale(['x'])).toEqual({ keys: keys(8, 10), before: 10 });
    const [file = ''] = await readdir(folder);
    expect((await readFile(join(folder, file), 'utf8')).trim().split('\n')).toHaveLength(10);
  });

  test('is found among more keys than are held at once', async () => {
    const folder = newFolder();
    await run(folder, 'x', keys(0, 500), false, 50);
    expect(await run(folder, 'x', keys(3, 500), true, 50)).toEqual(keys(0, 3).sort());
  });
});
