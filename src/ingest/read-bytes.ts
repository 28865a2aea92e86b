/** A file as bytes, unpacked when it is gzip. What the bytes mean is for the readers. */
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const CHUNK_BYTES = 262_144;

export interface ReadBytesOptions {
  /** Told how many bytes of the file itself each read took. */
  readonly onRead?: ((bytes: number) => void) | undefined;
  /** Ends the bytes early, as if the file ended there. */
  readonly signal?: AbortSignal | undefined;
}

/** The bytes of a file in order. Gzip is known by its first two bytes, whatever the name. Throws what the system throws. */
export async function* readBytes(file: string, options: ReadBytesOptions = {}): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    const head = await readHead(handle, options);
    const chunks = readChunks(handle, head, options);
    if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(chunks);
    else yield* chunks;
  } finally {
    await handle.close();
  }
}

/** At least two bytes, if the file has them: a pipe may give one at a time. */
async function readHead(handle: FileHandle, options: ReadBytesOptions): Promise<Buffer> {
  let head = await readChunk(handle, options);
  while (head.length === 1) {
    const more = await readChunk(handle, options);
    if (more.length === 0) break;
    head = Buffer.concat([head, more]);
  }
  return head;
}

async function* readChunks(handle: FileHandle, head: Buffer, options: ReadBytesOptions): AsyncGenerator<Buffer> {
  for (let chunk = head; chunk.length > 0; chunk = await readChunk(handle, options)) yield chunk;
}

async function readChunk(handle: FileHandle, { onRead, signal }: ReadBytesOptions): Promise<Buffer> {
  if (signal?.aborted) return Buffer.alloc(0);
  const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(CHUNK_BYTES), 0, CHUNK_BYTES, null);
  onRead?.(bytesRead);
  return buffer.subarray(0, bytesRead);
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // The callback has nothing to do: an error reaches the loop below, which reads the same stream.
  const unpacked = pipeline(chunks, createGunzip({ chunkSize: CHUNK_BYTES }), () => {});
  for await (const chunk of unpacked) if (Buffer.isBuffer(chunk)) yield chunk;
}
