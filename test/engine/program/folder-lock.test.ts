import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockFolder } from '../../../src/engine/program/folder-lock.ts';
import { readProcessStart } from '../../../src/engine/program/process-start.ts';
import { makeFolder } from './start-engine-user.ts';

/** The first number that a shell script prints, and the script's own pid; the script is ended after the test. */
async function runScript(script: string): Promise<{ pid: number; printed: number }> {
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const [chunk]: unknown[] = await once(child.stdout, 'data');
  return { pid: child.pid ?? 0, printed: Number(String(chunk)) };
}

const LIVING = 'echo 0; exec sleep 60';

async function leaveLock(folder: string, holder: unknown, name = 'lock'): Promise<void> {
  await writeFile(join(folder, name), typeof holder === 'string' ? holder : JSON.stringify(holder));
}

async function deadPid(): Promise<number> {
  const child = spawn('/bin/true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('is held by one at a time, and free again when it is given back', async () => {
  const folder = await makeFolder();
  const first = await lockFolder(folder);
  expect(first).toMatchObject({ held: true, holder: { pid: process.pid } });
  expect(await lockFolder(folder)).toEqual({ held: false, holder: first.holder });
  if (first.held) await first.release();
  expect(await readdir(folder)).toEqual([]);
  expect(await lockFolder(folder)).toMatchObject({ held: true });
});

test('giving back twice does not take the lock from the next holder', async () => {
  const folder = await makeFolder();
  const first = await lockFolder(folder);
  if (!first.held) throw new Error('the folder is fresh');
  await first.release();
  const second = await lockFolder(folder);
  await first.release();
  expect(await lockFolder(folder)).toEqual({ held: false, holder: second.holder });
});

test('is left alone when somebody removed it and another process has it', async () => {
  const folder = await makeFolder();
  const lock = await lockFolder(folder);
  const { pid } = await runScript(LIVING);
  await leaveLock(folder, { id: 'other', pid, startedAt: '' });
  if (lock.held) await lock.release();
  expect(await lockFolder(folder)).toMatchObject({ held: false, holder: { id: 'other' } });
});

test('belongs to a living process of its name', async () => {
  const folder = await makeFolder();
  const { pid } = await runScript(LIVING);
  const holder = { id: 'other', pid, startedAt: await readProcessStart(pid) };
  await leaveLock(folder, holder);
  expect(await lockFolder(folder)).toEqual({ held: false, holder });
});

test.each<[string, () => Promise<unknown>]>([
  ['whose process is gone', async () => ({ id: 'x', pid: await deadPid(), startedAt: '' })],
  ['whose pid is now another process', async () => ({ id: 'x', pid: (await runScript(LIVING)).pid, startedAt: 'a 1' })],
  [
    'whose process has ended and is not collected',
    async () => {
      // The shell becomes a sleep, which never asks how its child ended; the child ends after that.
      const { printed } = await runScript(
        'until [ "$(cat /proc/$$/comm)" = sleep ]; do :; done & echo $!; exec sleep 60',
      );
      await expect.poll(() => readFile(`/proc/${printed}/stat`, 'utf8')).toContain(') Z ');
      return { id: 'x', pid: printed, startedAt: '' };
    },
  ],
  [
    'with our own pid from before a restart',
    async () => ({ id: 'x', pid: process.pid, startedAt: await readProcessStart(process.pid) }),
  ],
  ['that is half written', async () => '{"id":"x","pid":1'],
  ['that is empty', async () => ''],
])('a lock %s is taken over', async (_what, makeHolder) => {
  const folder = await makeFolder();
  await leaveLock(folder, await makeHolder());
  const attempts = await Promise.all(Array.from({ length: 8 }, () => lockFolder(folder)));
  expect(attempts.filter(({ held }) => held)).toHaveLength(1);
  expect(new Set(attempts.map(({ holder }) => holder.id)).size).toBe(1);
  expect(await readdir(folder)).toEqual(['lock']);
});

test('a process that died while it cleared a lock away does not stop the next', async () => {
  const folder = await makeFolder();
  const holder = { id: 'x', pid: await deadPid(), startedAt: '' };
  await leaveLock(folder, holder);
  await leaveLock(folder, holder, 'lock.takeover');
  expect(await lockFolder(folder)).toMatchObject({ held: true });
  expect(existsSync(join(folder, 'lock.takeover'))).toBe(false);
});

test('a lock that cannot be read is an error, and stays', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'lock'));
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(existsSync(join(folder, 'lock'))).toBe(true);
});
