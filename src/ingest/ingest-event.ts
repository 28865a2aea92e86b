/** What an ingest run says while it works and when it is done. How that looks to a person is `progress.ts`. */
import type { Reject } from './reading.ts';

/** On a complete run `read` is the sum of all others. */
export interface IngestCounts {
  /** Articles found in the input, good or bad. */
  readonly read: number;
  /** New to the index. */
  readonly added: number;
  /** In the index already, and different. */
  readonly changed: number;
  /** In the index already, and the same: not sent. */
  readonly unchanged: number;
  /**
   * Not sent, for another with the same id came soon after and counts instead. When it comes later than that, the
   * earlier one is sent first and the later one counts as changed: the last one wins in any case.
   */
  readonly replaced: number;
  readonly rejected: number;
}

export type IngestEvent =
  | {
      readonly kind: 'advanced';
      readonly counts: IngestCounts;
      readonly bytesRead: number;
      /** Null when unknown. */
      readonly totalBytes: number | null;
    }
  | { readonly kind: 'rejected'; readonly reject: Reject }
  /** Articles of the live index that a rebuild has looked at. */
  | { readonly kind: 'rebuilding'; readonly done: number; readonly total: number }
  /** Nothing more is sent; the engine still works on what was. */
  | { readonly kind: 'settling' }
  | {
      readonly kind: 'retrying';
      readonly message: string;
      readonly delayMs: number;
      /** The attempt that failed, from 1. */
      readonly attempt: number;
      readonly maxAttempts: number;
    };

export interface IngestSummary {
  readonly counts: IngestCounts;
  /** Whether the run was told to stop before its end. */
  readonly isInterrupted: boolean;
  readonly elapsedMs: number;
}
