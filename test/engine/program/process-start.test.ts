import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { readProcessStart } from '../../../src/engine/program/process-start.ts';

test('is the same for one process whenever it is asked, and another for another', async () => {
  const child = spawn('/bin/sleep', ['60']);
  const start = await readProcessStart(child.pid ?? 0);
  expect(start).toMatch(/^[0-9a-f-]{36} \d+$/u);
  expect(await readProcessStart(child.pid ?? 0)).toBe(start);
  expect(await readProcessStart(process.pid)).not.toBe(start);
  const ended = once(child, 'exit');
  child.kill();
  await ended;
  expect(await readProcessStart(child.pid ?? 0)).toBeNull();
});
