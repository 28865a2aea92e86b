/**
 * Which articles each named path has brought: what `--prune` compares with. A file of keys for each path, on this
 * machine; a path that was never read here has none, and nothing of it is removed.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, realpath, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { STANDARD_INPUT } from './files/find-files.ts';

const ENDING = '.keys';
const KEY_LENGTH = 22;
const LINE_BYTES = KEY_LENGTH + 1;
const LINES_AT_ONCE = 10_000;
const KEYS_AT_ONCE = 200_000;

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

export interface SourceRecordOptions {
  /** What is noted is not written down. */
  readonly isReadOnly?: boolean;
  /** How many keys are held at once, at some 150 bytes each. */
  readonly keysAtOnce?: number;
}

/** `folder` holds the records of one index. */
export function createSourceRecord(folder: string, options: SourceRecordOptions = {}): SourceRecord {
  const { isReadOnly = false, keysAtOnce = KEYS_AT_ONCE } = options;
  /** Where in its file what this run notes begins; what stands before is what the path had. */
  const begins = new Map<string, number>();
  const unwritten = new Map<string, string[]>();
  const fileOf = async (given: string): Promise<string> => path.join(folder, `${await toName(given)}${ENDING}`);

  async function begin(given: string, file: string): Promise<number> {
    const known = begins.get(given);
    if (known !== undefined) return known;
    const size = await sizeOf(file);
    // A run that was killed may have left half a key: what follows begins on a line of its own.
    const isCut = size > 0 && size % LINE_BYTES !== 0;
    if (isCut && !isReadOnly) await appendFile(file, '\n'.repeat(LINE_BYTES - (size % LINE_BYTES)));
    const at = isCut ? size + LINE_BYTES - (size % LINE_BYTES) : size;
    begins.set(given, at);
    return at;
  }

  return {
    async add(given, keys) {
      if (isReadOnly) {
        const noted = unwritten.get(given) ?? [];
        for (const key of keys) noted.push(key);
        unwritten.set(given, noted);
        return;
      }
      const file = await fileOf(given);
      await mkdir(folder, { recursive: true });
      await begin(given, file);
      await appendFile(file, keys.map((key) => `${key}\n`).join(''));
    },

    async findStale(given) {
      const own = await Promise.all(
        given.map(async (one) => {
          const file = await fileOf(one);
          return { file, at: await begin(one, file), noted: unwritten.get(one) ?? [] };
        }),
      );
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ENDING));
      const others = names
        .map((name) => path.join(folder, name))
        .filter((file) => !own.some((one) => one.file === file));
      const stale: string[] = [];
      let before = 0;
      for (const isIn of await toShares([...own.map(({ file }) => file), ...others], keysAtOnce)) {
        const now = new Set<string>();
        for (const { file, at, noted } of own) {
          for await (const key of readKeys(file, isIn, at)) now.add(key);
          for (const key of noted) if (isIn(key)) now.add(key);
        }
        const had = new Set<string>();
        for (const { file, at } of own) for await (const key of readKeys(file, isIn, 0, at)) had.add(key);
        before += had.size;
        for (const key of now) had.delete(key);
        for (const file of others) for await (const key of readKeys(file, isIn)) had.delete(key);
        stale.push(...had);
      }
      return { keys: stale, before };
    },

    async finish(given, isPruned) {
      for (const one of given) {
        const file = await fileOf(one);
        const from = await begin(one, file);
        const fresh = `${file}.new`;
        await mkdir(folder, { recursive: true });
        await writeFile(fresh, '');
        for (const isIn of await toShares([file], keysAtOnce)) {
          const kept = new Set<string>();
          for await (const key of readKeys(file, isIn, isPruned ? from : 0)) kept.add(key);
          const keys = [...kept];
          for (let at = 0; at < keys.length; at += LINES_AT_ONCE)
            await appendFile(
              fresh,
              keys
                .slice(at, at + LINES_AT_ONCE)
                .map((key) => `${key}\n`)
                .join(''),
            );
        }
        await rename(fresh, file);
        begins.delete(one);
      }
    },
  };
}

/** Whether a key is of the share that is looked at. */
type IsIn = (key: string) => boolean;

/** So many shares of all keys that none is too large to be held; each takes a reading of the files. */
async function toShares(files: readonly string[], keysAtOnce: number): Promise<IsIn[]> {
  const sizes = await Promise.all(files.map(sizeOf));
  const keys = sizes.reduce((sum, size) => sum + size, 0) / LINE_BYTES;
  const shares = Math.max(1, Math.ceil(keys / keysAtOnce));
  return Array.from(
    { length: shares },
    (_, share): IsIn =>
      (key) =>
        toNumber(key) % shares === share,
  );
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

/** A path by where it is, a pattern by where it begins; the standard input by its name. */
async function toName(given: string): Promise<string> {
  const place = given === STANDARD_INPUT ? given : await realpath(given).catch(() => path.resolve(given));
  return createHash('sha256').update(place).digest('base64url').slice(0, 22);
}

/** A number that spreads keys evenly: they are hashes. */
function toNumber(key: string): number {
  return Buffer.from(key.slice(0, 8), 'base64url').readUIntBE(0, 6);
}

/** The keys between two places of a file. */
async function* readKeys(file: string, isIn: IsIn, start = 0, end = Number.POSITIVE_INFINITY): AsyncGenerator<string> {
  if (!existsSync(file) || start >= end) return;
  const stream = createReadStream(file, { start, end: end - 1 });
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.length === KEY_LENGTH && isIn(line)) yield line;
}
