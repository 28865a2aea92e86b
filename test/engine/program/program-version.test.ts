import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkProgramVersion } from '../../../src/engine/program/program-version.ts';
import { makeFolder } from './start-engine-user.ts';

async function check(content: string): Promise<void> {
  const path = join(await makeFolder(), 'meilisearch');
  await writeFile(path, content, { mode: 0o755 });
  await checkProgramVersion({ kind: 'program', path, command: [path], origin: 'PATH' });
}

test.each(['1.21.0', '1.30.1-rc.0'])('takes a program that is Meilisearch %s', async (version) => {
  await expect(check(`#!/bin/sh\n[ "$*" = --version ] && echo meilisearch ${version}`)).resolves.toBeUndefined();
});

test.each([
  ['is too old', '#!/bin/sh\necho meilisearch 1.9.0', /\(from PATH\) is Meilisearch 1\.9\.0; supported are 1\.21/u],
  ['is something else', '#!/bin/sh\necho "grep 3.8"', /is no Meilisearch: with --version it prints "grep 3\.8\\n"/u],
  ['fails', '#!/bin/sh\nexit 3', /cannot be run: Command failed/u],
  ['is for another machine', '\x7fELF\x02\x01nonsense', /cannot be run: /u],
])('refuses a program that %s, and says what to do', async (_what, content, message) => {
  const refused = check(content);
  await expect(refused).rejects.toMatchObject({ code: 'engine_refused', message: expect.stringMatching(message) });
  await expect(refused).rejects.toThrow(/MEILI_BIN.*MEILI_URL/u);
});
