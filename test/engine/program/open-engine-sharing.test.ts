/** One folder and several processes: who runs the engine, who joins it, and what when one of them ends. */
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { toDocument } from '../../../src/article/document.ts';
import { SPECIMEN } from '../../../src/article/specimen.ts';
import { createMeilisearchIndex } from '../../../src/engine/meilisearch-index.ts';
import { testAnalyzer, testSettingsFile } from '../../support/meilisearch.ts';
import {
  answers,
  expectNothingLeft,
  findEngine,
  findEngines,
  makeFolder,
  makeProgram,
  notices,
  PATIENCE,
  startEngineUser,
} from './start-engine-user.ts';
import type { EngineUser } from './start-engine-user.ts';

test('a second process over the same folder joins the engine of the first, and does not stop it', async () => {
  const folder = await makeFolder();
  const first = startEngineUser(folder);
  const { url, apiKey, version, origin } = await first.opened;
  expect(origin).toBe('embedded');
  const second = startEngineUser(folder);
  expect(await second.opened).toEqual({ event: 'open', url, apiKey, version, origin: 'joined' });
  expect(findEngines(folder)).toHaveLength(1);
  second.order('stop');
  expect(await second.exited).toBe(0);
  expect(await answers(first)).toBe(true);
  first.order('stop');
  expect(await first.exited).toBe(0);
  await expectNothingLeft(folder);
});

test.each(['fresh', 'left by a killed process'])(
  'of several processes that race for a folder that is %s, one runs the engine and the others join',
  async (state) => {
    const folder = await makeFolder();
    if (state !== 'fresh') {
      const killed = startEngineUser(folder);
      await killed.opened;
      killed.kill('SIGKILL');
    }
    const users = Array.from({ length: 4 }, () => startEngineUser(folder));
    const opened = await Promise.all(users.map((user) => user.opened));
    expect(opened.map(({ origin }) => origin).sort()).toEqual(['embedded', 'joined', 'joined', 'joined']);
    expect(new Set(opened.map(({ url, apiKey }) => `${url} ${apiKey}`)).size).toBe(1);
    expect(findEngines(folder)).toHaveLength(1);
    for (const user of users) user.order('stop');
    await Promise.all(users.map((user) => user.exited));
    await expectNothingLeft(folder);
  },
);

test('when the process that runs the engine ends, one that had joined runs it on as it was', async () => {
  const folder = await makeFolder();
  const first = startEngineUser(folder);
  const { url, apiKey } = await first.opened;
  const index = createMeilisearchIndex({
    url,
    apiKey,
    indexName: 'kept',
    settingsFile: testSettingsFile,
    analyzerVersion: testAnalyzer.version,
    specimen: toDocument(SPECIMEN, testAnalyzer),
  });
  await index.prepare();
  const users = [startEngineUser(folder), startEngineUser(folder)];
  await Promise.all(users.map((user) => user.opened));
  const runsIt = (user: EngineUser): boolean => notices(user).includes('this one runs it from now on');

  first.kill('SIGKILL');
  await expect.poll(() => users.filter(runsIt).length, PATIENCE).toBe(1);
  expect(await index.state()).toMatchObject({ analyzerVersion: testAnalyzer.version });
  expect(findEngines(folder)).toHaveLength(1);

  const second = users.find(runsIt);
  second?.order('stop');
  expect(await second?.exited).toBe(0);
  await expect.poll(() => users.every(runsIt), PATIENCE).toBe(true);
  expect(await index.state()).toMatchObject({ analyzerVersion: testAnalyzer.version });
  index.close();

  const third = users.find((user) => user !== second);
  third?.order('stop');
  expect(await third?.exited).toBe(0);
  await expectNothingLeft(folder);
});

test('an engine that takes its time to end after its process was killed has the data for itself until then', async () => {
  const folder = await makeFolder();
  // Writes down when it is started while the engine before it is still there.
  const env = await makeProgram(
    folder,
    `[ -f ${folder}/pid ] && kill -0 "$(cat ${folder}/pid)" 2>/dev/null && echo overlap >>${folder}/starts
echo $$ >${folder}/pid
echo start >>${folder}/starts
exec $REAL "$@"`,
  );
  const killed = startEngineUser(folder, { env });
  await killed.opened;
  const engine = findEngine(folder);
  process.kill(engine, 'SIGSTOP');
  await expect.poll(() => readFile(`/proc/${engine}/stat`, 'utf8'), PATIENCE).toContain(') T ');
  killed.kill('SIGKILL');
  await killed.exited;
  const next = startEngineUser(folder, { env });
  // Time for a start that does not wait; one that does is not shown to be wrong by a slow machine.
  await Promise.race([next.opened, delay(1200)]);
  process.kill(engine, 'SIGCONT');
  await next.opened;
  expect(await readFile(join(folder, 'starts'), 'utf8')).toBe('start\nstart\n');
});

test('a folder that may not be written is named, with the way out', async () => {
  const folder = await makeFolder();
  await chmod(folder, 0o555);
  // Root may write everywhere.
  const isRoot = process.getuid?.() === 0;
  const user = startEngineUser(join(folder, 'data'), isRoot ? { uid: 65_534 } : {});
  expect(await user.exited).toBe(2);
  expect(user.events()).toEqual([
    {
      event: 'failed',
      code: 'invalid_request',
      message: expect.stringMatching(/The data folder \S+\/data cannot be used: EACCES.*FIHRIST_DATA_DIR/u),
    },
  ]);
});
