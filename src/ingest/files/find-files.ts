/** The paths a person names (files, folders, patterns, `-`) to the files behind them, one at a time. */
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';

/** Name of the standard input, as it is given and as it is reported. */
export const STANDARD_INPUT = '-';

export interface FoundFile {
  /** As it is opened and reported. */
  readonly file: string;
  /** Null for what has no size, as a pipe. */
  readonly bytes: number | null;
  /** Whether the person named this very file: it is then read whatever it looks like. */
  readonly isNamed: boolean;
  /** Present when it cannot be read; the reason in words. */
  readonly problem?: string;
}

/** Whether the path is a pattern and no file has that name. */
export async function isPattern(given: string): Promise<boolean> {
  return picomatch.scan(given).isGlob && (await stat(given).catch(() => null)) === null;
}

/**
 * Every file of a path in the order of names. Hidden files and folders inside a folder are left out; links are
 * followed, and a folder is read once however many links lead to it. What cannot be read comes with its problem.
 */
export async function* findFiles(given: string): AsyncGenerator<FoundFile> {
  if (given === STANDARD_INPUT) {
    yield { file: given, bytes: null, isNamed: true };
    return;
  }
  if (await isPattern(given)) {
    const { base } = picomatch.scan(given);
    const isMatch = picomatch(given.replace(/^\.\//u, ''), { dot: false });
    for await (const found of walk(base === '' ? '.' : base, new Set(), null))
      if (isMatch(path.normalize(found.file))) yield found;
    return;
  }
  yield* walk(given, new Set(), true);
}

/** `isNamed` is true for what the person typed; `seen` holds the folders that were read, by device and inode. */
async function* walk(at: string, seen: Set<string>, isNamed: true | null): AsyncGenerator<FoundFile> {
  let stats: Stats;
  try {
    stats = await stat(at);
  } catch (error) {
    // A link that leads nowhere, or in a circle.
    yield { file: at, bytes: null, isNamed: isNamed ?? false, problem: toReason(error) };
    return;
  }
  if (!stats.isDirectory()) {
    // Of what is no plain file only a named pipe that was asked for is read: others would be waited for without end.
    if (stats.isFile() || isNamed)
      yield { file: at, bytes: stats.isFile() ? stats.size : null, isNamed: isNamed ?? false };
    return;
  }
  const identity = `${stats.dev}:${stats.ino}`;
  if (seen.has(identity)) return;
  seen.add(identity);
  let names: string[];
  try {
    names = (await readdir(at)).sort();
  } catch (error) {
    yield { file: at, bytes: null, isNamed: isNamed ?? false, problem: toReason(error) };
    return;
  }
  for (const name of names) if (!name.startsWith('.')) yield* walk(path.join(at, name), seen, null);
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
