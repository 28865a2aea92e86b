/** A stream that fails to one that ends there, so that whoever reads it finishes with what came before. */
import { isReadError } from './to-reading.ts';

export interface UntilBroken<T> {
  readonly chunks: AsyncIterable<T>;
  /** What the stream failed with; null as long as it has not. */
  failure(): Error | null;
}

export function untilBroken<T>(source: AsyncIterable<T>): UntilBroken<T> {
  let failure: Error | null = null;
  async function* read(): AsyncGenerator<T> {
    try {
      yield* source;
    } catch (error) {
      if (!isReadError(error)) throw error;
      failure = error;
    }
  }
  return { chunks: read(), failure: () => failure };
}
