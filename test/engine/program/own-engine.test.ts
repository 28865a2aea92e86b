import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { resolveEngineProgram } from '../../../src/engine/program/engine-program.ts';
import { readEngineState } from '../../../src/engine/program/engine-state.ts';
import { lockFolder } from '../../../src/engine/program/folder-lock.ts';
import { findFreePort } from '../../../src/engine/program/free-port.ts';
import { runOwnEngine } from '../../../src/engine/program/own-engine.ts';
import { embeddedEnv, expectNothingLeft, makeFolder } from './start-engine-user.ts';

test('an engine that must be at an address which another program has is not run, and the folder is given back', async () => {
  const folder = await makeFolder();
  const program = resolveEngineProgram(embeddedEnv());
  const lock = await lockFolder(folder);
  if (!lock.held || program.kind !== 'program') throw new Error('the folder is fresh, and there is a program');
  const port = await findFreePort(null);
  const stranger = createServer();
  await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void stranger.close());
  const options = { program, folder, env: embeddedEnv(), maxIndexingMemory: '256MiB', onNotice: () => {} };
  await expect(runOwnEngine(lock, options, `http://127.0.0.1:${port}`)).rejects.toMatchObject({
    code: 'engine_unavailable',
    message: `another program has its address, http://127.0.0.1:${port}`,
  });
  expect(await readEngineState(folder)).toBeNull();
  expect(await lockFolder(folder)).toMatchObject({ held: true });
  await expectNothingLeft(folder);
});
