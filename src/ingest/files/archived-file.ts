/** A file in an archive. */
export interface ArchivedFile {
  readonly name: string;
  /** To be read before the next file is asked for; what is not read is let go. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Present when it cannot be read; the reason in words. */
  readonly problem?: string;
}
