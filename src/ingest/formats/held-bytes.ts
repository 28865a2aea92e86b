/** The last bytes of a stream that somebody reads, kept until they are known to be done with. */

export interface HeldBytes {
  /** The same chunks, kept on the way. */
  watch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
  /** Everything before this place of the stream is done with. */
  drop(place: number): void;
  /** What is kept; null when more came than is kept at once. */
  rest(): Buffer | null;
  /** Whether the last byte ends a line. */
  endsLine(): boolean;
}

const LF = 0x0a;

export function createHeldBytes(maxBytes: number): HeldBytes {
  let held: Buffer[] = [];
  let bytes = 0;
  /** Where in the stream what is held begins. */
  let start = 0;
  let done = 0;
  let last = -1;

  function shift(): void {
    const [first] = held;
    if (first === undefined) return;
    held.shift();
    bytes -= first.length;
    start += first.length;
  }
  return {
    async *watch(chunks) {
      for await (const chunk of chunks) {
        if (chunk.length === 0) continue;
        held.push(chunk);
        bytes += chunk.length;
        last = chunk.at(-1) ?? -1;
        while (bytes > maxBytes) shift();
        yield chunk;
      }
    },
    drop(place) {
      done = place;
      while (held[0] !== undefined && start + held[0].length <= place) shift();
    },
    rest: () => (start > done ? null : Buffer.concat(held).subarray(done - start)),
    endsLine: () => last === LF,
  };
}
