/**
 * Which articles each named path has brought: what `--prune` compares with. A file of keys for each path, on this
 * machine; a path that was never read here has none, and nothing of it is removed.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { STANDARD_INPUT } from './files/find-files.ts';

const ENDING = '.keys';
const LINES_AT_ONCE = 10_000;

export interface SourceRecord {
  /** Notes that the path has these articles; on disk before anything is sent, so that a killed run is no gap. */
  add(given: string, keys: readonly string[]): Promise<void>;
  /** Keys that these paths had once, do not have now, and no other path has. To be asked when all was read. */
  findStale(given: readonly string[]): Promise<StaleKeys>;
  /** What these paths have from now on: what was noted in this run, and unless `isPruned` what they had before. */
  finish(given: readonly string[], isPruned: boolean): Promise<void>;
}

export interface StaleKeys {
  readonly keys: readonly string[];
  /** How many articles the paths had before. */
  readonly before: number;
}

/** `folder` holds the records of one index. `isReadOnly`: what is noted is not written down. */
export function createSourceRecord(folder: string, isReadOnly = false): SourceRecord {
  const seen = new Map<string, Set<number>>();
  const fileOf = async (given: string): Promise<string> => path.join(folder, `${await toName(given)}${ENDING}`);

  return {
    async add(given, keys) {
      const own = seen.get(given) ?? new Set();
      seen.set(given, own);
      const fresh = keys.filter((key) => !own.has(toNumber(key)));
      for (const key of fresh) own.add(toNumber(key));
      if (fresh.length === 0 || isReadOnly) return;
      await mkdir(folder, { recursive: true });
      await appendFile(await fileOf(given), fresh.map((key) => `${key}\n`).join(''));
    },

    async findStale(given) {
      const now = new Set<number>();
      for (const path of given) for (const key of seen.get(path) ?? []) now.add(key);
      const stale = new Map<number, string>();
      const before = new Set<number>();
      const files = await Promise.all(given.map(fileOf));
      for (const file of files)
        for await (const key of readKeys(file)) {
          const number = toNumber(key);
          before.add(number);
          if (!now.has(number)) stale.set(number, key);
        }
      for (const other of await readdir(folder).catch(() => []))
        if (other.endsWith(ENDING) && !files.includes(path.join(folder, other)))
          for await (const key of readKeys(path.join(folder, other))) stale.delete(toNumber(key));
      return { keys: [...stale.values()], before: before.size };
    },

    async finish(given, isPruned) {
      for (const one of given) {
        const file = await fileOf(one);
        const own = seen.get(one) ?? new Set();
        const kept = new Set<number>();
        const fresh = `${file}.new`;
        await mkdir(folder, { recursive: true });
        await rm(fresh, { force: true });
        let lines: string[] = [];
        const write = async (): Promise<void> => {
          await appendFile(fresh, lines.join(''));
          lines = [];
        };
        for await (const key of readKeys(file)) {
          const number = toNumber(key);
          if (kept.has(number) || (isPruned && !own.has(number))) continue;
          kept.add(number);
          if (lines.push(`${key}\n`) >= LINES_AT_ONCE) await write();
        }
        await write();
        await rename(fresh, file);
      }
    },
  };
}

/** A path by where it is, a pattern by where it begins; the standard input by its name. */
async function toName(given: string): Promise<string> {
  const place = given === STANDARD_INPUT ? given : await realpath(given).catch(() => path.resolve(given));
  return createHash('sha256').update(place).digest('base64url').slice(0, 22);
}

/** 48 bits of a key, for sets of millions: a chance meeting keeps an article that might have gone, never the reverse. */
function toNumber(key: string): number {
  return Buffer.from(key.slice(0, 8), 'base64url').readUIntBE(0, 6);
}

async function* readKeys(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) return;
  const stream = createReadStream(file);
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    // A run that was killed may have left half a key.
    if (line.length === 22) yield line;
}
