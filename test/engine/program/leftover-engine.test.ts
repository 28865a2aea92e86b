import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { waitForLeftoverEngine } from '../../../src/engine/program/leftover-engine.ts';

/** Looks like an engine over `dbPath`; says so when it runs. */
async function leaveEngine(dbPath: string): Promise<ChildProcess> {
  const child = spawn('/bin/sh', ['-c', 'echo; read -r x', 'sh', '--db-path', dbPath, '--env', 'production']);
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await once(child.stdout, 'data');
  return child;
}

test('does not wait where no engine is', async () => {
  await leaveEngine('/tmp/fihrist-none/engine/data.ms-2');
  await expect(waitForLeftoverEngine('/tmp/fihrist-none/engine/data.ms', { deadlineMs: 0 })).resolves.toBeUndefined();
});

test('waits until the engine has ended', async () => {
  const dbPath = `/tmp/fihrist-left-${process.pid}/data.ms`;
  const engine = await leaveEngine(dbPath);
  const waited = waitForLeftoverEngine(dbPath);
  // Without waiting it would resolve long before this.
  expect(await Promise.race([waited, delay(200, 'still waiting')])).toBe('still waiting');
  engine.stdin?.end();
  await waited;
});

test('gives up on one that does not end, and names it', async () => {
  const dbPath = `/tmp/fihrist-stuck-${process.pid}/data.ms`;
  const { pid } = await leaveEngine(dbPath);
  await expect(waitForLeftoverEngine(dbPath, { deadlineMs: 50 })).rejects.toMatchObject({
    code: 'engine_unavailable',
    message: expect.stringMatching(
      new RegExp(`${dbPath} is in use by process ${pid}.*kill ${pid}.*FIHRIST_DATA_DIR`, 'u'),
    ),
  });
});

test('ends its wait when it is told to', async () => {
  const dbPath = `/tmp/fihrist-told-${process.pid}/data.ms`;
  await leaveEngine(dbPath);
  await expect(waitForLeftoverEngine(dbPath, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/abort/u);
});
