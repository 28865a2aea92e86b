/** Looking at the head of a stream without taking it away. */

export interface Peeked {
  /** The first bytes, at least as many as asked for when the stream has them. */
  readonly head: Buffer;
  /** Whether the head is all there is. */
  readonly isWhole: boolean;
  /** The whole stream, head included; to be read once. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Lets the stream go when it is not read. */
  close(): Promise<void>;
}

export async function peekBytes(source: AsyncIterable<Buffer>, wantedBytes: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Buffer[] = [];
  let length = 0;
  let isWhole = false;
  let failure: { readonly error: unknown } | null = null;
  while (length < wantedBytes && failure === null) {
    try {
      const { value, done } = await iterator.next();
      if (done) {
        isWhole = true;
        break;
      }
      parts.push(value);
      length += value.length;
    } catch (error) {
      if (length === 0) throw error;
      // What came before the damage is read first.
      failure = { error };
    }
  }
  const head = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  const close = async (): Promise<void> => {
    await iterator.return?.(undefined);
  };
  async function* readAll(): AsyncGenerator<Buffer> {
    try {
      if (head.length > 0) yield head;
      if (failure !== null) throw failure.error;
      if (isWhole) return;
      for (;;) {
        const { value, done } = await iterator.next();
        if (done) return;
        yield value;
      }
    } finally {
      await close();
    }
  }
  return { head, isWhole, chunks: readAll(), close };
}

export interface CollectedBytes {
  /** Null when there are more than allowed: then none was kept. */
  readonly bytes: Buffer | null;
  /** How many there are in all. */
  readonly length: number;
}

/** All bytes of a stream, which is read to its end in any case. */
export async function collectBytes(chunks: AsyncIterable<Buffer>, maxBytes: number): Promise<CollectedBytes> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length <= maxBytes) parts.push(chunk);
    else parts = [];
  }
  return { bytes: length > maxBytes ? null : Buffer.concat(parts), length };
}
