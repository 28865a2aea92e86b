import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type * as FileSystem from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { resolveEngineProgram } from '../../../src/engine/program/engine-program.ts';
import { verifyProgram } from '../../../src/engine/program/verify-program.ts';
import { makeFolder } from './start-engine-user.ts';

// Watched, not replaced: a file that is verified already must not be read again.
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof FileSystem>();
  return { ...fs, createReadStream: vi.fn<typeof fs.createReadStream>(fs.createReadStream) };
});
beforeEach(() => {
  vi.mocked(createReadStream).mockClear();
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('reads a program once, and again when it has changed', async () => {
  const folder = await makeFolder();
  const program = join(folder, 'program');
  const memory = join(folder, 'memory/verified.json');
  await writeFile(program, 'good');
  await verifyProgram(program, memory, sha256('good'));
  expect(createReadStream).toHaveBeenCalledOnce();
  await verifyProgram(program, memory, sha256('good'));
  expect(createReadStream).toHaveBeenCalledOnce();
  await writeFile(program, 'evil');
  await expect(verifyProgram(program, memory, sha256('good'))).rejects.toMatchObject({ code: 'engine_refused' });
  expect(createReadStream).toHaveBeenCalledTimes(2);
});

test('what was verified for one hash is not taken for another', async () => {
  const folder = await makeFolder();
  const program = join(folder, 'program');
  await writeFile(program, 'good');
  await verifyProgram(program, join(folder, 'memory'), sha256('good'));
  await expect(verifyProgram(program, join(folder, 'memory'), sha256('better'))).rejects.toMatchObject({
    code: 'engine_refused',
  });
});

test('a wrong program is refused with both hashes, and not remembered', async () => {
  const folder = await makeFolder();
  const program = join(folder, 'program');
  await writeFile(program, 'evil');
  for (let attempt = 1; attempt <= 2; attempt += 1)
    await expect(verifyProgram(program, join(folder, 'memory'))).rejects.toMatchObject({
      code: 'engine_refused',
      message: expect.stringMatching(new RegExp(`SHA-256 ${sha256('evil')}, expected 5354d8.*MEILI_BIN`, 'u')),
    });
  await expect(readFile(join(folder, 'memory'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the program of the npm package is the one that was looked at', async () => {
  const found = resolveEngineProgram({});
  if (found.kind !== 'program') throw new Error('the npm package is not installed');
  expect(found.origin).toBe('npm');
  await verifyProgram(found.path, join(await makeFolder(), 'memory'));
});
