/** What asking the API can end in. */

/** What went wrong, by what the reader can do about it. */
export interface Failure {
  /**
   * `network`: no answer at all. `unavailable`: it may work in a moment. `refused`: the request itself is wrong.
   * `missing`: there is no such article. `broken`: an answer that makes no sense, or a fault of the server.
   */
  readonly kind: 'network' | 'unavailable' | 'refused' | 'missing' | 'broken';
  /** The code of the API's catalogue, or null without one. */
  readonly code: string | null;
  /** What the API says is wrong with which parameter; in English. */
  readonly details: readonly { readonly parameter: string; readonly detail: string }[];
  /** How long the server asked to wait; null when it did not say. */
  readonly retryAfterMs: number | null;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
