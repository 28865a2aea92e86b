/** What the process that runs an engine over a folder tells the others: where the engine is. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** `holder` is the id of the hold under which the engine runs: of a dead holder, only the address is of use. */
const stateSchema = z.object({ holder: z.string(), url: z.url({ protocol: /^http$/u, hostname: /^127\.0\.0\.1$/u }) });
export type EngineState = z.infer<typeof stateSchema>;

export const STATE_FILE = 'engine.json';

/** Null when there is none that can be read. */
export async function readEngineState(folder: string): Promise<EngineState | null> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(join(folder, STATE_FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** Written beside and renamed, so that nobody reads half of it. */
export async function writeEngineState(folder: string, state: EngineState): Promise<void> {
  const draft = join(folder, `${STATE_FILE}.${randomUUID()}`);
  await writeFile(draft, JSON.stringify(state), { mode: 0o600 });
  await rename(draft, join(folder, STATE_FILE));
}
