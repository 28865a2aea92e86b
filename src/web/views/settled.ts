/** What a view tells the page when it has something to show. */

export interface Settled {
  /** For the browser's tab. */
  readonly title: string;
  /** For readers who hear the page. */
  readonly announcement: string;
}
