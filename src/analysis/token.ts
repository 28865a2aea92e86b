/** The token: one word of a text, with what it was, what it became, and where it stands. */

export interface Token {
  /** The original characters: `text.slice(start, end)`. */
  readonly surface: string;
  /** The surface after folding, before stemming. */
  readonly folded: string;
  /** What the index holds. */
  readonly term: string;
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Ordinal of the token in the text, stop words counted. */
  readonly position: number;
  readonly stop: boolean;
  /** Names of the rules that made the term, in order; see docs/arabic.md. */
  readonly rules: readonly string[];
}
