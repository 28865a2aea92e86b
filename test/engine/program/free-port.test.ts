import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../../src/engine/program/free-port.ts';

test('is the one that is wanted when it is free, and another when it is not', async () => {
  const port = await findFreePort(null);
  expect(port).toBeGreaterThan(1023);
  expect(await findFreePort(port)).toBe(port);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const other = await findFreePort(port);
  expect(other).not.toBe(port);
  expect(other).toBeGreaterThan(1023);
});
