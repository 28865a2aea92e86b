/** Gzip to the bytes in it, with a limit on how much a little may become. */
import { pipeline, Readable } from 'node:stream';
import type { Transform } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
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
  for await (const chunk of unpack(counted(), createGunzip({ chunkSize: CHUNK_BYTES }))) {
    if (!Buffer.isBuffer(chunk)) continue;
    unpacked += chunk.length;
    yield checkRatio(chunk, packed, unpacked);
  }
}

/**
 * What a stream makes of the bytes. A stream that fails lets go what nobody took yet, and one that is cut fails at its end:
 * so it is told of the end when all else was taken.
 */
export async function* unpack(chunks: AsyncIterable<Buffer>, stream: Transform): AsyncGenerator {
  async function* feed(): AsyncGenerator<Buffer> {
    yield* chunks;
    while (!stream.destroyed && (stream.writableLength > 0 || stream.readableLength > 0)) await delay(1);
  }
  // The callback has nothing to do: an error reaches the loop below, which reads the same stream.
  pipeline(Readable.from(feed()), stream, () => {});
  yield* stream;
}

/** The chunk, when what was unpacked so far is no bomb. */
export function checkRatio(chunk: Buffer, packed: number, unpacked: number): Buffer {
  if (unpacked > ALWAYS_ALLOWED_BYTES && unpacked > packed * MAX_RATIO)
    throw new UnpackError(`it unpacks to more than ${MAX_RATIO} times its size, as no text does`);
  return chunk;
}
