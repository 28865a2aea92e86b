/** What an archive cannot be read for; `code` makes it an error of reading. */
export class ArchiveError extends Error {
  readonly code = 'DAMAGED_ARCHIVE';
}

/** An error of reading; those of the system and of zlib are already. */
export function toArchiveError(error: unknown): Error {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error;
  return new ArchiveError(error instanceof Error ? error.message : String(error), { cause: error });
}
