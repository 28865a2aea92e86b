/** The file that the embedded engine prints to. */
import { open, stat, truncate } from 'node:fs/promises';

const MAX_BYTES = 5_000_000;
const MAX_SHOWN_LINES = 8;
const MAX_SHOWN_BYTES = 16_000;
/** Frames of a stack trace, which would push the reason out of sight. */
const FRAME = /^\s*(?:\d+:\s|at\s|stack backtrace:|note:)/iu;

/** Where the next run's lines begin, in bytes. What earlier runs printed is kept while it is small. */
export async function trimEngineLog(path: string): Promise<number> {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size <= MAX_BYTES) return size;
  await truncate(path);
  return 0;
}

/** The last telling lines that were printed after the first `from` bytes; empty when there are none. */
export async function readEngineLog(path: string, from: number): Promise<string> {
  const file = await open(path).catch(() => null);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const start = Math.max(from, size - MAX_SHOWN_BYTES);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.max(0, size - start)), { position: start });
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    return lines
      .filter((line) => line.trim() !== '' && !FRAME.test(line))
      .slice(-MAX_SHOWN_LINES)
      .join('\n');
  } finally {
    await file.close();
  }
}
