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
import { extract } from 'tar-stream';
import { open } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { checkRatio } from './gunzip.ts';

export interface ArchivedFile {
  readonly name: string;
  /** To be read before the next file is asked for; what is not read is let go. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Present when it cannot be read; the reason in words. */
  readonly problem?: string;
}

/** What systems put beside the files of a person. */
const SYSTEM_FILE = /(?:^|\/)(?:__MACOSX\/|\.[^/]+$|Thumbs\.db$|desktop\.ini$)/u;

/** What an archive cannot be read for; `code` makes it an error of reading. */
class ArchiveError extends Error {
  readonly code = 'DAMAGED_ARCHIVE';
}

function toArchiveError(error: unknown): Error {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error;
  return new ArchiveError(error instanceof Error ? error.message : String(error), { cause: error });
}

/** The files of a TAR. Throws an error of reading, with a `code`, when it is damaged. */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<ArchivedFile> {
  const archive = extract();
  // An error reaches the loop below, which reads the same stream.
  pipeline(Readable.from(chunks), archive, () => {});
  try {
    for await (const entry of archive) {
      const { name, type } = entry.header;
      if (type === 'file' && !SYSTEM_FILE.test(name)) yield { name, chunks: toBuffers(entry) };
      entry.resume();
    }
  } catch (error) {
    throw toArchiveError(error);
  }
}

/** The files of a ZIP on disk. Its list stands at the end, so a stream is first written to a file of its own. */
export async function* readZip(file: string): AsyncGenerator<ArchivedFile> {
  const zip = await openZip(file);
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
      const name = toName(entry);
      if (name.endsWith('/') || SYSTEM_FILE.test(name)) continue;
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

/** Names are UTF-8, or of the system that packed them: Windows-1256 where Arabic is written. */
function toName({ fileName }: { readonly fileName: unknown }): string {
  if (!Buffer.isBuffer(fileName)) return String(fileName);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileName);
  } catch {
    return new TextDecoder('windows-1256').decode(fileName);
  }
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
