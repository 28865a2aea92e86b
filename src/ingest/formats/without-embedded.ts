/**
 * Pages that browsers save in one file hold their pictures and fonts as text, in base64: a page of 20 MB may have 20 kB to
 * read. No word is as long as the shortest of them, so they are let go before anything is decoded.
 */

/** Longest run of characters of base64 that is kept: nothing that is read is longer, no address either. */
const MAX_RUN_BYTES = 4096;
const IN_BASE64 = toMembers('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=');

function toMembers(characters: string): Uint8Array {
  const members = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) members[byte] = 1;
  return members;
}

/** The same bytes without what long runs of base64 have beyond their beginning, wherever the chunks are cut. */
export async function* withoutEmbedded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let run = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (IN_BASE64[chunk[at] ?? 0] === 1) {
        run += 1;
        if (run === MAX_RUN_BYTES + 1) yield chunk.subarray(from, at);
        continue;
      }
      if (run > MAX_RUN_BYTES) from = at;
      run = 0;
    }
    if (run <= MAX_RUN_BYTES) yield chunk.subarray(from);
  }
}
