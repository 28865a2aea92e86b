/** An ingest run as a person sees it while it works. What it came to is `format-summary.ts`. */
import { formatCount, toPrintable } from './printable.ts';
import type { IngestCounts, IngestEvent } from './ingest-event.ts';

export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** Whether `write` goes to a terminal: one line is rewritten there; elsewhere a plain line comes now and then. */
  readonly isTerminal: boolean;
  /** Width of the terminal at this moment. */
  readonly columns: () => number;
  /** Where all rejects are listed. */
  readonly rejectsPath: string;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

export interface Progress {
  report(event: IngestEvent): void;
  /** Leaves the terminal on an empty line. */
  finish(): void;
}

const TERMINAL_EVERY_MS = 100;
const PLAIN_EVERY_MS = 5000;
/** Rejects that are shown one by one; a file in the wrong format must not flood the terminal. */
const MAX_SHOWN_REJECTS = 20;
/** Before this nothing can be said of the rest. */
const MIN_ELAPSED_MS = 3000;
const CLEAR_LINE = '\r\u001B[2K';

export function createProgress({ write, isTerminal, columns, rejectsPath, now }: ProgressOptions): Progress {
  let startedAt = now();
  let statusAt = startedAt;
  let status = '';
  let shownRejects = 0;

  const redraw = (): void => write(`${CLEAR_LINE}${status.slice(0, Math.max(0, columns() - 1))}`);
  const writeLine = (line: string): void => {
    if (!isTerminal) return write(`${line}\n`);
    write(`${CLEAR_LINE}${line}\n`);
    redraw();
  };
  const advance = (event: Extract<IngestEvent, { kind: 'advanced' }>): void => {
    const at = now();
    if (at - statusAt < (isTerminal ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS)) return;
    statusAt = at;
    status = formatStatus(event, at - startedAt);
    if (isTerminal) redraw();
    else writeLine(status);
  };

  return {
    report(event) {
      switch (event.kind) {
        case 'advanced':
          return advance(event);
        case 'rejected': {
          shownRejects += 1;
          const { file, line, reasons } = event.reject;
          if (shownRejects <= MAX_SHOWN_REJECTS)
            writeLine(toPrintable(`rejected ${file}:${line}: ${reasons.join('; ')}`));
          else if (shownRejects === MAX_SHOWN_REJECTS + 1)
            writeLine(toPrintable(`more lines are rejected; all are listed in ${rejectsPath}`));
          return;
        }
        case 'retrying': {
          const seconds = (event.delayMs / 1000).toFixed(event.delayMs < 1000 ? 1 : 0);
          const attempt = `attempt ${event.attempt} of ${event.maxAttempts}`;
          return writeLine(toPrintable(`${event.message} (${attempt}; next in ${seconds} s)`));
        }
        case 'rebuilding': {
          const at = now();
          // What was rebuilt says nothing of the rate at which articles are read after it.
          startedAt = at;
          if (at - statusAt < (isTerminal ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS)) return;
          statusAt = at;
          status = `rebuilding: ${formatCount(event.done)} of ${formatCount(event.total, 'article')}`;
          return isTerminal ? redraw() : writeLine(status);
        }
        case 'settling':
          status = 'waiting for the engine to finish what was sent';
          return isTerminal ? redraw() : writeLine(status);
      }
    },
    finish() {
      if (isTerminal && status !== '') write(CLEAR_LINE);
    },
  };
}

interface Advance {
  readonly counts: IngestCounts;
  readonly bytesRead: number;
  readonly totalBytes: number | null;
}

function formatStatus({ counts, bytesRead, totalBytes }: Advance, elapsedMs: number): string {
  const parts = [
    `${formatCount(counts.read, 'article')} read`,
    `${formatCount(Math.round((counts.read / elapsedMs) * 1000))} per second`,
    `${formatCount(counts.rejected)} rejected`,
  ];
  if (totalBytes !== null && totalBytes > 0) {
    const share = Math.min(1, bytesRead / totalBytes);
    parts.push(`${Math.floor(share * 100)} %`);
    if (share > 0 && elapsedMs > MIN_ELAPSED_MS) parts.push(formatRemaining((elapsedMs * (1 - share)) / share));
  }
  return parts.join(', ');
}

/** About how long it will take, in the unit that a person would say. */
function formatRemaining(remainingMs: number): string {
  const seconds = Math.ceil(remainingMs / 1000);
  if (seconds < 100) return `about ${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}
