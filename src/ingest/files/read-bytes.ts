/** A file, or the standard input, as bytes. What the bytes mean is for the readers. */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const CHUNK_BYTES = 262_144;

export interface ReadBytesOptions {
  /** Told how many bytes of the file itself each read took. */
  readonly onRead?: ((bytes: number) => void) | undefined;
  /** Ends the bytes early, as if the file ended there. */
  readonly signal?: AbortSignal | undefined;
}

/** The bytes of a file in order. Throws what the system throws. */
export async function* readBytes(file: string, options: ReadBytesOptions = {}): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    for (;;) {
      const chunk = await readChunk(handle, options);
      if (chunk.length === 0) return;
      yield chunk;
    }
  } finally {
    await handle.close();
  }
}

async function readChunk(handle: FileHandle, { onRead, signal }: ReadBytesOptions): Promise<Buffer> {
  if (signal?.aborted) return Buffer.alloc(0);
  const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(CHUNK_BYTES), 0, CHUNK_BYTES, null);
  onRead?.(bytesRead);
  return buffer.subarray(0, bytesRead);
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
