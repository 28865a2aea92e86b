import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startProcess } from '../../../src/engine/program/start-process.ts';
import type { EngineProcess } from '../../../src/engine/program/start-process.ts';
import { findProcesses, makeFolder, PATIENCE } from './start-engine-user.ts';

const FIXTURE = fileURLToPath(new URL('fixtures/process-owner.ts', import.meta.url));

/** Runs a script as the engine, with the folder among its parameters, by which its processes are found. */
function startScript(
  script: string,
  folder: string,
  more: { stopDeadlineMs?: number; PATH?: string } = {},
): EngineProcess {
  const logFd = openSync(join(folder, 'log'), 'a');
  const { PATH = process.env['PATH'], ...options } = more;
  try {
    return startProcess({ command: ['/bin/sh', '-c', script, folder], env: { PATH }, folder, logFd, ...options });
  } finally {
    closeSync(logFd);
  }
}

const readLog = (folder: string): string => {
  const path = join(folder, 'log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
const FOREVER = 'echo up; while :; do sleep 0.05; done';

test('runs until it is stopped, and leaves nothing behind', async () => {
  const folder = await makeFolder();
  const engine = startScript(`trap 'echo asked; exit 0' TERM; ${FOREVER}`, folder);
  await expect.poll(() => readLog(folder), PATIENCE).toBe('up\n');
  expect(findProcesses(folder)).not.toEqual([]);
  expect(engine.hasExited()).toBe(false);
  await engine.stop();
  expect(engine.hasExited()).toBe(true);
  expect(await engine.exited).toBe('exit code 0');
  expect(readLog(folder)).toBe('up\nasked\n');
  await expect.poll(() => findProcesses(folder), PATIENCE).toEqual([]);
  await engine.stop();
});

test('is ended by force when it does not end in time', async () => {
  const folder = await makeFolder();
  const engine = startScript(`trap '' TERM; ${FOREVER}`, folder, { stopDeadlineMs: 200 });
  await expect.poll(() => readLog(folder), PATIENCE).toBe('up\n');
  await engine.stop();
  expect(await engine.exited).toBe('killed by SIGKILL');
  await expect.poll(() => findProcesses(folder), PATIENCE).toEqual([]);
});

test('is ended by force, too, when our process is gone', async () => {
  const folder = await makeFolder();
  const owner = spawn(process.execPath, ['--import', 'tsx', FIXTURE, folder], { stdio: 'ignore' });
  await expect.poll(() => readLog(folder), PATIENCE).toBe('up\n');
  const ended = once(owner, 'exit');
  owner.kill('SIGKILL');
  await ended;
  await expect.poll(() => findProcesses(folder), PATIENCE).toEqual([]);
});

test('is ended with what it runs itself, as a script does that stands in for the program', async () => {
  const folder = await makeFolder();
  const engine = startScript(`/bin/sh -c 'echo up; exec tail -f "$0/log" >/dev/null' ${folder}; exit`, folder);
  await expect.poll(() => readLog(folder), PATIENCE).toBe('up\n');
  await engine.stop();
  await expect.poll(() => findProcesses(folder), PATIENCE).toEqual([]);
});

test.each([
  ['exit 3', 'exit code 3'],
  ['kill -SEGV $$', 'killed by SIGSEGV'],
])('tells how it ended: %s', async (script, ending) => {
  const folder = await makeFolder();
  const engine = startScript(script, folder);
  expect(await engine.exited).toBe(ending);
  expect(engine.hasExited()).toBe(true);
  await expect.poll(() => findProcesses(folder), PATIENCE).toEqual([]);
});

test('does not end because PATH has no programs', async () => {
  const folder = await makeFolder();
  const engine = startScript('echo up; read -r x </dev/null; exec /bin/sleep 60', folder, { PATH: folder });
  await expect.poll(() => readLog(folder), PATIENCE).toBe('up\n');
  await expect.poll(() => findProcesses(folder).length, PATIENCE).toBe(2);
  expect(engine.hasExited()).toBe(false);
  await engine.stop();
  expect(await engine.exited).toBe('killed by SIGTERM');
});

test('what cannot be started has ended, with the reason', async () => {
  const folder = await makeFolder();
  const engine = startProcess({
    command: ['/bin/true'],
    env: {},
    folder: join(folder, 'gone'),
    logFd: 1,
  });
  expect(await engine.exited).toMatch(/ENOENT/u);
  expect(engine.hasExited()).toBe(true);
  await engine.stop();
});
