/** A file, or the standard input, as bytes. What the bytes mean is for the readers. */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Most files of a folder are small: memory that is asked for and not used makes the collector of garbage busy. */
const FIRST_BYTES = 16_384;
const CHUNK_BYTES = 262_144;
/** What is left of a buffer is read into before another is asked for. */
const MIN_SPARE_BYTES = 4096;

export interface ReadBytesOptions {
  /** Told how many bytes of the file itself each read took. */
  readonly onRead?: ((bytes: number) => void) | undefined;
  /** Ends the bytes early, as if the file ended there. */
  readonly signal?: AbortSignal | undefined;
}

/** The bytes of a file in order. Throws what the system throws. */
export async function* readBytes(file: string, options: ReadBytesOptions = {}): AsyncGenerator<Buffer> {
  const handle = await open(file);
  let spare = Buffer.allocUnsafeSlow(FIRST_BYTES);
  let size = FIRST_BYTES;
  try {
    for (;;) {
      const bytesRead = await readInto(spare, handle, options);
      if (bytesRead === 0) return;
      yield spare.subarray(0, bytesRead);
      spare = spare.subarray(bytesRead);
      if (spare.length >= MIN_SPARE_BYTES) continue;
      size = Math.min(size * 4, CHUNK_BYTES);
      spare = Buffer.allocUnsafeSlow(size);
    }
  } finally {
    await handle.close();
  }
}

async function readInto(buffer: Buffer, handle: FileHandle, options: ReadBytesOptions): Promise<number> {
  if (options.signal?.aborted) return 0;
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
  options.onRead?.(bytesRead);
  return bytesRead;
}

/** The bytes of a stream that somebody else holds, as the standard input. */
export async function* readStream(
  stream: AsyncIterable<unknown>,
  options: ReadBytesOptions = {},
): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    if (options.signal?.aborted) return;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    options.onRead?.(bytes.length);
    yield bytes;
  }
}
