/**
 * ZIP and TAR to the files in them, one stream after another. Nothing is written where an archive says: names are for
 * reports, and `../` in one means nothing.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { pipeline as pipelineDone } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { extract } from 'tar-stream';
import { open } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { checkRatio } from './gunzip.ts';
import type { ArchivedFile } from './archived-file.ts';
import { ArchiveError, toArchiveError } from './archive-error.ts';
import { readCutZip } from './read-cut-zip.ts';
import { untilBroken } from '../formats/until-broken.ts';
import { toEntryName } from './entry-name.ts';

/** A TAR ends with zeros. */
const END_BYTES = 512;
/** Folders and what systems put beside the files of a person. */
const isNoArticle = (name: string): boolean => name.endsWith('/') || SYSTEM_FILE.test(name);
/** What systems put beside the files of a person. */
const SYSTEM_FILE = /(?:^|\/)(?:__MACOSX\/|\.[^/]+$|Thumbs\.db$|desktop\.ini$)/u;

/** The files of a TAR. Throws an error of reading, with a `code`, when it is damaged or breaks off. */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<ArchivedFile> {
  const source = untilBroken(chunks);
  const archive = extract();
  let isWaiting = false;
  let tail: Buffer = Buffer.alloc(0);
  async function waitFor<T>(next: Promise<T>): Promise<T> {
    isWaiting = true;
    const value = await next;
    isWaiting = false;
    return value;
  }
  /** At its end the TAR lets go what it has of a file that is cut: it must have been taken before. */
  async function* feed(): AsyncGenerator<Buffer> {
    for await (const chunk of source.chunks) {
      tail = Buffer.concat([tail, chunk.subarray(-END_BYTES)]).subarray(-END_BYTES);
      yield chunk;
    }
    for (let idle = 0; idle < 3 && !archive.destroyed; idle = isWaiting ? idle + 1 : 0) await delay(2);
  }
  // An error reaches the loop below, which reads the same stream.
  pipeline(Readable.from(feed()), archive, () => {});
  const entries = archive[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await waitFor(entries.next());
      if (next.done) break;
      const entry = next.value;
      const { name, type } = entry.header;
      if (type === 'file' && !SYSTEM_FILE.test(name)) yield { name, chunks: toBuffers(watched(entry)) };
      entry.resume();
    }
    if (source.failure() !== null || tail.some((byte) => byte !== 0))
      throw new ArchiveError('unexpected end of the archive: more may have stood there');
  } catch (error) {
    throw toArchiveError(source.failure() ?? error);
  } finally {
    archive.destroy();
  }

  async function* watched(entry: AsyncIterable<unknown>): AsyncGenerator {
    const parts = entry[Symbol.asyncIterator]();
    for (;;) {
      const part = await waitFor(parts.next());
      if (part.done) return;
      yield part.value;
    }
  }
}

/**
 * The files of a ZIP on disk. Its list stands at the end, so a stream is first written to a file of its own; where there is
 * no list any more, the files are found one after another.
 */
export async function* readZip(file: string): AsyncGenerator<ArchivedFile> {
  const zip = await openZip(file).catch((error: unknown) => {
    if (error instanceof ArchiveError) return null;
    throw error;
  });
  if (zip === null) {
    yield* readCutZip(file, isNoArticle);
    return;
  }
  // Of the whole archive, for the same bytes may be listed many times.
  const size = zip.fileSize;
  let packed = 0;
  let unpacked = 0;
  async function* checked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      unpacked += chunk.length;
      yield checkRatio(chunk, Math.min(packed, size), unpacked);
    }
  }
  try {
    for (;;) {
      const entry = await nextEntry(zip);
      if (entry === null) return;
      const name = toEntryName(entry.fileName);
      if (isNoArticle(name)) continue;
      if ((entry.generalPurposeBitFlag & 1) === 1)
        yield { name, chunks: nothing(), problem: 'is locked with a password' };
      else {
        packed += entry.compressedSize;
        yield await openEntry(zip, entry).then(
          (stream): ArchivedFile => ({ name, chunks: checked(toBuffers(stream)) }),
          (error: Error): ArchivedFile => ({
            name,
            chunks: nothing(),
            problem: `cannot be unpacked: ${error.message}`,
          }),
        );
      }
    }
  } finally {
    zip.close();
  }
}

/** Writes a stream to a file that is gone when the work is done. */
export async function* withSpooled<T>(
  chunks: AsyncIterable<Buffer>,
  work: (file: string) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fihrist-spool-'));
  try {
    const file = path.join(folder, 'archive.zip');
    await pipelineDone(chunks, createWriteStream(file));
    yield* work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Names as bytes: yauzl would refuse the whole archive for one `../`, and nothing is written by name here.
    open(
      file,
      { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
      (error, zip) => {
        if (error) reject(toArchiveError(error));
        else resolve(zip);
      },
    );
  });
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
      act();
    };
    zip.once('entry', (entry: Entry) => settle(() => resolve(entry)));
    zip.once('end', () => settle(() => resolve(null)));
    zip.once('error', (error: Error) => settle(() => reject(toArchiveError(error))));
    zip.readEntry();
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(toArchiveError(error));
      else resolve(stream);
    });
  });
}

async function* toBuffers(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream)
      if (chunk instanceof Uint8Array) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  } catch (error) {
    throw toArchiveError(error);
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}
