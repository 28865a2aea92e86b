/** Gzip to the bytes in it, with a limit on how much a little may become. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const CHUNK_BYTES = 262_144;
/** Text packs 3 to 20 times, its most repetitive parts 100; a bomb packs a thousand times. */
const MAX_RATIO = 250;
/** A small file may unpack to anything. */
const ALWAYS_ALLOWED_BYTES = 200_000_000;

/** A file that becomes more than any text does; `code` makes it an error of reading. */
class UnpackError extends Error {
  readonly code = 'UNPACKS_TOO_LARGE';
}

/** Throws an error of reading, with a `code`, for damaged bytes and for bombs. */
export async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let packed = 0;
  let unpacked = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      packed += chunk.length;
      yield chunk;
    }
  }
  // The callback has nothing to do: an error reaches the loop below, which reads the same stream.
  const stream = pipeline(Readable.from(counted()), createGunzip({ chunkSize: CHUNK_BYTES }), () => {});
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    unpacked += chunk.length;
    yield checkRatio(chunk, packed, unpacked);
  }
}

/** The chunk, when what was unpacked so far is no bomb. */
export function checkRatio(chunk: Buffer, packed: number, unpacked: number): Buffer {
  if (unpacked > ALWAYS_ALLOWED_BYTES && unpacked > packed * MAX_RATIO)
    throw new UnpackError(`it unpacks to more than ${MAX_RATIO} times its size, as no text does`);
  return chunk;
}
