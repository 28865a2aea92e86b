import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEY_FILE, readMasterKey, readOrCreateMasterKey } from '../../../src/engine/program/master-key.ts';
import { makeFolder } from './start-engine-user.ts';

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

test('is made once for a folder, at random, for its owner alone', async () => {
  const [folder, other] = [await makeFolder(), await makeFolder()];
  expect(await readMasterKey(folder)).toBeNull();
  const key = await readOrCreateMasterKey(folder);
  expect(key).toMatch(/^[\w-]{43}$/u);
  expect(await modeOf(join(folder, KEY_FILE))).toBe('600');
  expect(await readdir(folder)).toEqual([KEY_FILE]);
  expect(await readOrCreateMasterKey(folder)).toBe(key);
  expect(await readMasterKey(folder)).toBe(key);
  expect(await readOrCreateMasterKey(other)).not.toBe(key);
});

test('is closed to others again after a copy that opened it', async () => {
  const folder = await makeFolder();
  await readOrCreateMasterKey(folder);
  await chmod(join(folder, KEY_FILE), 0o644);
  await readOrCreateMasterKey(folder);
  expect(await modeOf(join(folder, KEY_FILE))).toBe('600');
});

test('is made anew when it is empty or shorter than the engine takes', async () => {
  const folder = await makeFolder();
  for (const broken of ['', 'short\n']) {
    await writeFile(join(folder, KEY_FILE), broken);
    expect(await readMasterKey(folder)).toBeNull();
    expect(await readOrCreateMasterKey(folder)).toHaveLength(43);
  }
});
