import { describe, expect, test } from 'vitest';
import type { IngestEvent } from '../../src/ingest/ingest-event.ts';
import { createProgress } from '../../src/ingest/progress.ts';

const CLEAR = '\r\u001B[2K';

const start = (isTerminal: boolean, columns = 80) => {
  const written: string[] = [];
  let at = 1000;
  const progress = createProgress({
    write: (text) => void written.push(text),
    isTerminal,
    columns: () => columns,
    rejectsPath: 'data/rejects.jsonl',
    now: () => at,
  });
  return {
    ...progress,
    wait: (ms: number) => {
      at += ms;
    },
    take: () => written.splice(0),
  };
};
const advance = (read: number, bytesRead = 0, totalBytes: number | null = null, rejected = 0): IngestEvent => ({
  kind: 'advanced',
  counts: { read, added: 0, changed: 0, unchanged: 0, replaced: 0, rejected },
  bytesRead,
  totalBytes,
});
const reject = (line: number, reason = 'why'): IngestEvent => ({
  kind: 'rejected',
  reject: { file: 'a.jsonl', line, reasons: [reason, 'and why'], text: '' },
});

describe('progress in a log', () => {
  test('is a plain line every five seconds', () => {
    const { report, wait, take } = start(false);
    report(advance(1));
    wait(4999);
    report(advance(9000));
    expect(take()).toEqual([]);
    wait(1);
    report(advance(10_000, 300, 999, 3));
    report(advance(10_001, 300, 999, 3));
    expect(take()).toEqual(['10,000 articles read, 2,000 per second, 3 rejected, 30 %, about 12 s left\n']);
    wait(5000);
    report(advance(12_000));
    expect(take()).toEqual(['12,000 articles read, 1,200 per second, 0 rejected\n']);
  });

  test('names the rejects as they come, the first twenty one by one', () => {
    const { report, take } = start(false);
    for (let line = 1; line <= 30; line += 1) report(reject(line));
    const lines = take();
    expect(lines[0]).toBe('rejected a.jsonl:1: why; and why\n');
    expect(lines[19]).toBe('rejected a.jsonl:20: why; and why\n');
    expect(lines.slice(20)).toEqual(['more lines are rejected; all are listed in data/rejects.jsonl\n']);
  });

  test('does not hand control characters of the input on', () => {
    const { report, take } = start(false);
    report(reject(1, 'Unexpected \u001B[2J'));
    expect(take().join('')).toBe('rejected a.jsonl:1: Unexpected \\u{1b}[2J; and why\n');
  });

  test('says what it is waiting for', () => {
    const { report, take } = start(false);
    report({ kind: 'retrying', message: 'The engine does not answer', attempt: 2, maxAttempts: 6, delayMs: 2000 });
    report({ kind: 'retrying', message: 'The engine does not answer', attempt: 1, maxAttempts: 6, delayMs: 500 });
    report({ kind: 'settling' });
    expect(take()).toEqual([
      'The engine does not answer (attempt 2 of 6; next in 2 s)\n',
      'The engine does not answer (attempt 1 of 6; next in 0.5 s)\n',
      'waiting for the engine to finish what was sent\n',
    ]);
  });

  test('holds no terminal codes', () => {
    const { report, wait, finish, take } = start(false);
    wait(5000);
    report(advance(1));
    report(reject(1));
    report({ kind: 'settling' });
    finish();
    const written = take().join('');
    expect(written).toContain('rejected a.jsonl:1');
    expect(written).not.toContain('\r');
    expect(written).not.toContain('\u001B');
  });
});

describe('progress on a terminal', () => {
  test('is one line, rewritten ten times a second', () => {
    const { report, wait, take } = start(true);
    report(advance(1));
    wait(100);
    report(advance(100, 1, 3));
    wait(99);
    report(advance(150, 2, 3));
    wait(1);
    report(advance(200, 3, 3));
    expect(take()).toEqual([
      `${CLEAR}100 articles read, 1,000 per second, 0 rejected, 33 %`,
      `${CLEAR}200 articles read, 1,000 per second, 0 rejected, 100 %`,
    ]);
  });

  test('never wraps, for a wrapped line cannot be rewritten', () => {
    const { report, wait, take } = start(true, 20);
    wait(100);
    report(advance(100));
    expect(take()).toEqual([`${CLEAR}100 articles read, `]);
  });

  test('lets rejects pass above', () => {
    const { report, wait, take } = start(true);
    wait(1000);
    report(advance(100));
    report(reject(7));
    expect(take().slice(1)).toEqual([
      `${CLEAR}rejected a.jsonl:7: why; and why\n`,
      `${CLEAR}100 articles read, 100 per second, 0 rejected`,
    ]);
  });

  test('does not count the time of a rebuild before the articles', () => {
    const { report, wait, take } = start(true);
    wait(60_000);
    report({ kind: 'rebuilding', done: 5, total: 5 });
    take();
    wait(1000);
    report(advance(100));
    expect(take()).toEqual([expect.stringContaining('100 articles read, 100 per second')]);
  });

  test('is gone in the end', () => {
    const { report, finish, take } = start(true);
    finish();
    expect(take()).toEqual([]);
    report({ kind: 'settling' });
    finish();
    expect(take()).toEqual([`${CLEAR}waiting for the engine to finish what was sent`, CLEAR]);
  });
});
