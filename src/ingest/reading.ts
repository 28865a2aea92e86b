/** What every reader yields, whatever the format: an article or a reject, each with the place it came from. */
import type { Article } from '../article/article.ts';

/** A place in the input; `line` counts from 1 and counts blank lines too. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** A piece of the input that gave no article, and why. Also the shape of a line of the rejects file. */
export interface Reject extends Origin {
  /** Never empty. */
  readonly reasons: readonly string[];
  /** The piece itself, cut at `MAX_REJECT_BYTES`; what is not UTF-8 in it shows as U+FFFD. */
  readonly text: string;
  /** The bytes behind `text` (cut likewise), present when they are not UTF-8. */
  readonly textBase64?: string;
  /** Present when `text` is only the beginning. */
  readonly cut?: true;
}

/** An article that was read, and how much of the unpacked input it took: what bounds a batch before it is analyzed. */
export interface ReadArticle {
  readonly article: Article;
  readonly origin: Origin;
  readonly bytes: number;
  /** The path, as the person named it, that this came from. */
  readonly from: string;
  /** Whether text that had been decoded by a wrong table was repaired. */
  readonly isRepaired: boolean;
}

/** What a reader of a format yields: it does not know which path led to its file. */
export type FileReading =
  ({ readonly ok: true } & Omit<ReadArticle, 'from'>) | { readonly ok: false; readonly reject: Reject };

export type Reading = ({ readonly ok: true } & ReadArticle) | { readonly ok: false; readonly reject: Reject };
