/** The engine's life and its process's: what ends, kills or starts which. */
import { expect, test } from 'vitest';
import {
  answers,
  expectNothingLeft,
  findEngine,
  findEngines,
  findProcesses,
  makeFolder,
  notices,
  PATIENCE,
  startEngineUser,
} from './start-engine-user.ts';

test('an engine that ends by itself is started again at the same address, and again', async () => {
  const folder = await makeFolder();
  const user = startEngineUser(folder);
  await user.opened;
  for (let round = 1; round <= 2; round += 1) {
    await expect.poll(() => findEngines(folder), PATIENCE).toHaveLength(1);
    process.kill(findEngine(folder), 'SIGKILL');
    await expect
      .poll(
        () =>
          notices(user)
            .split('\n')
            .filter((line) => line.includes('SIGKILL')),
        PATIENCE,
      )
      .toHaveLength(round);
    await expect.poll(() => answers(user), PATIENCE).toBe(true);
  }
  expect(notices(user)).toMatch(/ended by itself \(killed by SIGKILL\); starting it again.*engine\.log/u);
  user.order('stop');
  expect(await user.exited).toBe(0);
  await expectNothingLeft(folder);
});

test('an engine is stopped while it waits to be started again', async () => {
  const folder = await makeFolder();
  const user = startEngineUser(folder);
  await user.opened;
  process.kill(findEngine(folder), 'SIGKILL');
  await expect.poll(() => notices(user), PATIENCE).toContain('SIGKILL');
  user.order('stop');
  expect(await user.exited).toBe(0);
  await expectNothingLeft(folder);
});

test('an engine whose watchdog is killed ends, and is started again', async () => {
  const folder = await makeFolder();
  const user = startEngineUser(folder);
  await user.opened;
  const engine = findEngine(folder);
  const watchdog = findProcesses(folder).find(({ parameters }) => parameters[0] === '/bin/sh');
  process.kill(watchdog?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => findEngines(folder).filter((pid) => pid !== engine), PATIENCE).toHaveLength(1);
  await expect.poll(() => answers(user), PATIENCE).toBe(true);
  expect(findEngines(folder)).not.toContain(engine);
  user.order('stop');
  expect(await user.exited).toBe(0);
  await expectNothingLeft(folder);
});

test('when its process is killed the engine ends, and the next start has the same key', async () => {
  const folder = await makeFolder();
  const killed = startEngineUser(folder);
  const { apiKey } = await killed.opened;
  killed.kill('SIGKILL');
  expect(await killed.exited).toBeNull();
  await expectNothingLeft(folder);
  const next = startEngineUser(folder);
  expect(await next.opened).toMatchObject({ origin: 'embedded', apiKey });
});

test.each([
  ['exit', 0],
  ['throw', 1],
] as const)('when its process ends by %s without a stop, the engine ends too', async (order, exitCode) => {
  const folder = await makeFolder();
  const user = startEngineUser(folder);
  await user.opened;
  user.order(order);
  expect(await user.exited).toBe(exitCode);
  await expectNothingLeft(folder);
});

test('Ctrl-C does not end the engine before it is stopped', async () => {
  const folder = await makeFolder();
  const user = startEngineUser(folder);
  await user.opened;
  const engine = findEngine(folder);
  user.kill('SIGINT');
  await expect.poll(() => user.events().map(({ event }) => event), PATIENCE).toContain('signal');
  expect(await answers(user)).toBe(true);
  user.order('stop');
  expect(await user.exited).toBe(0);
  expect(notices(user)).toBe('');
  expect(findEngines(folder)).not.toContain(engine);
});
