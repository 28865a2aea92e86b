/** An ingest run for a program that watches it: one JSON object a line. */
import type { IngestEvent } from './ingest-event.ts';
import type { Progress } from './progress.ts';

const EVERY_MS = 1000;

export interface JsonProgressOptions {
  readonly write: (text: string) => void;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** `{"event": "advanced" | "rejected" | "retrying" | "rebuilding" | "settling", …}`; advances come once a second. */
export function createJsonProgress({ write, now }: JsonProgressOptions): Progress {
  let advancedAt = Number.NEGATIVE_INFINITY;
  return {
    report(event: IngestEvent) {
      const { kind, ...rest } = event;
      if (kind === 'advanced' || kind === 'rebuilding') {
        if (now() - advancedAt < EVERY_MS) return;
        advancedAt = now();
      }
      write(`${JSON.stringify({ event: kind, ...rest })}\n`);
    },
    finish() {},
  };
}
