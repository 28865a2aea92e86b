/** What was done with one file of the input: recorded for every one, so that nothing is passed over in silence. */

export interface FileReport {
  /** As the person would name it; a file inside an archive stands behind a `!`. */
  readonly file: string;
  /** Null when it was not read. */
  format: string | null;
  /** Null for what is not text. */
  encoding: string | null;
  /** What the text says of its own encoding, when that is something else. */
  declaredEncoding?: string;
  /** Lines in another encoding than the rest, by their own. */
  otherEncodings?: Partial<Record<string, number>>;
  /** How many files an archive has; each has a report of its own. */
  files?: number;
  articles: number;
  rejected: number;
  /** Articles whose text had been decoded by a wrong table and was repaired. */
  repaired: number;
  /** Characters that are no valid bytes of the encoding, kept as U+FFFD. */
  brokenCharacters?: number;
  /** What was left out and why, with how often: posts of a type that is no article. */
  passedOver?: Record<string, number>;
  /** Why it was not read. */
  skipped?: string;
}

export function createFileReport(file: string): FileReport {
  return { file, format: null, encoding: null, articles: 0, rejected: 0, repaired: 0 };
}
