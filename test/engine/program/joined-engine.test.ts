/** The cases that real processes meet too seldom to be waited for; the others are in open-engine-sharing.test.ts. */
import { expect, test, vi } from 'vitest';
import type { EmbeddedEngine } from '../../../src/engine/program/embedded-engine.ts';
import { writeEngineState } from '../../../src/engine/program/engine-state.ts';
import { lockFolder } from '../../../src/engine/program/folder-lock.ts';
import { joinEngine } from '../../../src/engine/program/joined-engine.ts';
import type { FoundEngine, JoinOptions } from '../../../src/engine/program/joined-engine.ts';
import { makeFolder, PATIENCE } from './start-engine-user.ts';

const FOUND: FoundEngine = {
  holder: { id: 'before', pid: 1, startedAt: '' },
  url: 'http://127.0.0.1:1111',
  apiKey: 'key',
  version: '1.21.0',
};

test('an engine that the next process runs at another address is reported once', async () => {
  const folder = await makeFolder();
  const { holder } = await lockFolder(folder);
  const onNotice = vi.fn<JoinOptions['onNotice']>();
  const runOwn = vi.fn<JoinOptions['runOwn']>();
  const joined = joinEngine({ folder, found: FOUND, runOwn, onNotice });
  await writeEngineState(folder, { holder: holder.id, url: 'http://127.0.0.1:2222' });
  await expect.poll(() => onNotice.mock.calls.length, PATIENCE).toBe(1);
  expect(onNotice).toHaveBeenCalledWith(expect.stringMatching(/moved from \S+:1111 to \S+:2222: start this program/u));
  // Its next looks find nothing new.
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(onNotice).toHaveBeenCalledOnce();
  expect(runOwn).not.toHaveBeenCalled();
  await joined.stop();
});

test('an engine that is being taken over when it is stopped is stopped as soon as it runs', async () => {
  const folder = await makeFolder();
  let finish = (_engine: EmbeddedEngine): void => {};
  const runOwn = vi.fn<JoinOptions['runOwn']>(() => new Promise((resolve) => (finish = resolve)));
  const joined = joinEngine({ folder, found: FOUND, runOwn, onNotice: () => {} });
  await expect.poll(() => runOwn.mock.calls.length, PATIENCE).toBe(1);
  const stopped = joined.stop();
  const stop = vi.fn<EmbeddedEngine['stop']>(async () => {});
  finish({ ...FOUND, stop });
  await stopped;
  expect(stop).toHaveBeenCalledOnce();
});

test('a takeover that fails is tried again, and the folder is free meanwhile', async () => {
  const folder = await makeFolder();
  const onNotice = vi.fn<JoinOptions['onNotice']>();
  const stop = vi.fn<EmbeddedEngine['stop']>(async () => {});
  const runOwn = vi.fn<JoinOptions['runOwn']>(async (lock) => {
    await lock.release();
    if (runOwn.mock.calls.length === 1) throw new Error('no memory');
    return { ...FOUND, stop };
  });
  const joined = joinEngine({ folder, found: FOUND, runOwn, onNotice });
  await expect
    .poll(() => onNotice.mock.calls.map(([notice]) => notice), PATIENCE)
    .toEqual([expect.stringContaining('no memory'), expect.stringContaining('this one runs it from now on')]);
  await joined.stop();
});
