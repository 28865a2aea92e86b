import { expect, test } from 'vitest';
import { formatSummary } from '../../src/ingest/format-summary.ts';

const counts = { read: 12_007, added: 12_000, changed: 1, unchanged: 2, replaced: 0, rejected: 4 };

test('says what became of every article, and where the rejects are', () => {
  expect(formatSummary({ counts, isInterrupted: false, elapsedMs: 2000 }, 'data/rejects.jsonl')).toBe(
    `12,007 articles read in 2.0 s (6,004 per second)
  added      12,000
  changed         1
  unchanged       2
  rejected        4  listed in data/rejects.jsonl
`,
  );
});

test('does not name a rejects file that there is not', () => {
  const none = { read: 0, added: 0, changed: 0, unchanged: 0, replaced: 0, rejected: 0 };
  expect(formatSummary({ counts: none, isInterrupted: false, elapsedMs: 0 }, 'data/rejects.jsonl')).toBe(
    `0 articles read in 0.0 s (0 per second)
  added      0
  changed    0
  unchanged  0
  rejected   0
`,
  );
});

test('explains articles that another one stood in for', () => {
  const summary = formatSummary({ counts: { ...counts, replaced: 5 }, isInterrupted: false, elapsedMs: 1 }, 'r');
  expect(summary).toContain('\n  replaced        5  a later article has the same id, address or text\n');
});

test('says when the run was interrupted, and that it can be repeated', () => {
  expect(formatSummary({ counts, isInterrupted: true, elapsedMs: 2000 }, 'r')).toMatch(
    /\nInterrupted before the end\. Run the same command again .*\n$/u,
  );
});
