/**
 * A ZIP without the list at its end, as a copy that broke off: each file is found behind the one before it, by the header
 * that stands in front of it (PKWARE's APPNOTE, 4.3.7).
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { ArchiveError } from './archive-error.ts';
import type { ArchivedFile } from './archived-file.ts';
import { toEntryName } from './entry-name.ts';
import { checkRatio, unpack } from './gunzip.ts';

const HEADER_BYTES = 30;
/** Version 6.3 of the format is the last that asks anything of a reader. */
const MAX_VERSION = 63;
const FILE_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
/** A size that stands in the extra field instead. */
const LARGE = 0xffff_ffff;
const LARGE_FIELD = 1;
const STORED = 0;
const DEFLATED = 8;
const CHUNK_BYTES = 262_144;

interface Header {
  readonly name: string;
  readonly method: number;
  readonly isLocked: boolean;
  /** Null when it stands behind the file. */
  readonly packedBytes: number | null;
  readonly dataAt: number;
}

/** The files that are there, the last one as far as it goes. Throws an error of reading at the place where the ZIP ends. */
export async function* readCutZip(file: string, isLeftOut: (name: string) => boolean): AsyncGenerator<ArchivedFile> {
  const handle = await open(file);
  let files = 0;
  let at = 0;
  try {
    for (;;) {
      const header = await readHeader(handle, at);
      if (header === null) break;
      const { name, method, isLocked, packedBytes, dataAt } = header;
      const data = createData(handle, header);
      if (isLocked) yield { name, chunks: nothing(), problem: 'is locked with a password' };
      else if (method !== STORED && method !== DEFLATED)
        yield { name, chunks: nothing(), problem: `is packed in a way that is not read (${method})` };
      else if (method === STORED && packedBytes === null) {
        // Nothing tells where it ends.
        yield { name, chunks: nothing(), problem: 'does not say how long it is' };
        break;
      } else if (!isLeftOut(name)) {
        files += 1;
        yield { name, chunks: data.read() };
      }
      if (packedBytes !== null) at = dataAt + packedBytes;
      else {
        const end = await data.findEnd();
        if (end === null) break;
        at = await skipDescriptor(handle, end);
      }
    }
    const { size } = await handle.stat();
    const read = files === 0 ? 'nothing in it can be read' : 'what stands before that was read';
    throw new ArchiveError(`the archive has no list of its files, as a copy that broke off, at ${size} bytes: ${read}`);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Null where no file begins. */
async function readHeader(handle: FileHandle, at: number): Promise<Header | null> {
  const head = await readAt(handle, at, HEADER_BYTES);
  if (head.length < HEADER_BYTES || head.readUInt32LE(0) !== FILE_SIGNATURE) return null;
  const flags = head.readUInt16LE(6);
  const nameBytes = head.readUInt16LE(26);
  // Noise may begin with a signature too.
  if (nameBytes === 0 || head.readUInt8(4) > MAX_VERSION) return null;
  const rest = await readAt(handle, at + HEADER_BYTES, nameBytes + head.readUInt16LE(28));
  if (rest.length < nameBytes) return null;
  const extra = rest.subarray(nameBytes);
  const size = head.readUInt32LE(18);
  const name = toEntryName(rest.subarray(0, nameBytes));
  return {
    name,
    method: head.readUInt16LE(8),
    isLocked: (flags & 1) === 1,
    packedBytes: (flags & 8) === 8 && !name.endsWith('/') ? null : size === LARGE ? readLargeSize(extra) : size,
    dataAt: at + HEADER_BYTES + rest.length,
  };
}

/** The packed size out of an extra field, where it stands behind the unpacked one. */
function readLargeSize(extra: Buffer): number | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === LARGE_FIELD && at + 20 <= extra.length)
      return Number(extra.readBigUInt64LE(at + 12));
  return null;
}

function createData(handle: FileHandle, { method, packedBytes, dataAt }: Header) {
  let end: number | null = null;

  async function* readPacked(): AsyncGenerator<Buffer> {
    const last = packedBytes === null ? Number.POSITIVE_INFINITY : dataAt + packedBytes;
    for (let at = dataAt; at < last;) {
      const chunk = await readAt(handle, at, Math.min(CHUNK_BYTES, last - at));
      // What was deflated tells by itself that it has no end.
      if (chunk.length === 0 && method === DEFLATED) return;
      if (chunk.length === 0) throw new ArchiveError('the archive breaks off in the middle of this file');
      at += chunk.length;
      yield chunk;
    }
  }

  /** Deflated data says itself where it ends. */
  async function* inflate(): AsyncGenerator<Buffer> {
    const stream = createInflateRaw({ chunkSize: CHUNK_BYTES });
    let unpacked = 0;
    for await (const part of unpack(readPacked(), stream)) {
      if (!Buffer.isBuffer(part)) continue;
      unpacked += part.length;
      yield checkRatio(part, stream.bytesWritten, unpacked);
    }
    end = dataAt + stream.bytesWritten;
  }

  return {
    read: (): AsyncGenerator<Buffer> => (method === STORED ? readPacked() : inflate()),
    /** Where a file ends that does not say how long it is; null when that cannot be found. */
    async findEnd(): Promise<number | null> {
      if (end !== null || method !== DEFLATED) return end;
      try {
        for await (const part of inflate()) void part;
      } catch {
        return null;
      }
      return end;
    },
  };
}

/** Behind a file whose size was not known before: a signature that may be missing, a sum, two sizes of 4 or 8 bytes. */
async function skipDescriptor(handle: FileHandle, at: number): Promise<number> {
  const bytes = await readAt(handle, at, 28);
  const start = bytes.length >= 4 && bytes.readUInt32LE(0) === DESCRIPTOR_SIGNATURE ? 4 : 0;
  const isNext = (length: number): boolean =>
    bytes.length >= start + length + 2 && bytes.toString('latin1', start + length, start + length + 2) === 'PK';
  return at + start + (isNext(12) || !isNext(20) ? 12 : 20);
}

async function* nothing(): AsyncGenerator<Buffer> {}
