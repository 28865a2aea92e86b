import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { IngestEvent } from '../../src/ingest/ingest-event.ts';
import { ingest, type IngestOptions } from '../../src/ingest/ingest.ts';
import { openArticles } from '../../src/ingest/open-articles.ts';
import { createRejectsFile } from '../../src/ingest/rejects-file.ts';
import { testReading } from '../support/reading.ts';
import { createMemoryIndex } from './memory-index.ts';
import { createWordAnalyzer } from '../support/word-analyzer.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fihrist-ingest-'));
});
afterEach(() => rm(folder, { recursive: true }));

const away = () => new AppError('engine_unavailable', 'The engine does not answer.');
const toLine = (id: number | string, title = `خبر ${id}`): string => JSON.stringify({ id: String(id), title });
const write = async (lines: readonly string[]): Promise<string> => {
  const file = path.join(folder, 'archive.jsonl');
  await writeFile(file, lines.join('\n'));
  return file;
};
const run = async (file: string, index = createMemoryIndex(), options: Partial<IngestOptions> = {}) => {
  const rejects = createRejectsFile(path.join(folder, `rejects-${Math.random()}.jsonl`));
  const events: IngestEvent[] = [];
  try {
    const summary = await ingest(await openArticles([file], { ...testReading, signal: options.signal }), {
      index,
      analyzer: createWordAnalyzer(),
      rejects,
      retry: { maxAttempts: 3, firstDelayMs: 1 },
      limits: { maxBatchArticles: 2 },
      ...options,
      onEvent: (event) => {
        events.push(event);
        options.onEvent?.(event);
      },
    });
    return { summary, counts: summary.counts, events, rejects };
  } finally {
    await rejects.close();
  }
};
const none = { read: 0, added: 0, changed: 0, unchanged: 0, replaced: 0, rejected: 0 };

describe('a run', () => {
  test('brings every article in and counts it', async () => {
    const index = createMemoryIndex();
    const { summary, events } = await run(await write([1, 2, 3, 4, 5].map((id) => toLine(id))), index);
    expect(summary).toMatchObject({ counts: { ...none, read: 5, added: 5 }, isInterrupted: false });
    expect(summary.elapsedMs).toBeGreaterThan(0);
    expect([...index.found().keys()]).toEqual(['1', '2', '3', '4', '5']);
    expect(index.puts.map((put) => put.length)).toEqual([2, 2, 1]);
    expect(events.at(-1)).toEqual({ kind: 'settling' });
  });

  test('sends a large article alone, before the next is read', async () => {
    const index = createMemoryIndex();
    const lines = [toLine(1), toLine(2), toLine(3, 'كلمة '.repeat(100)), toLine(4), toLine(5)];
    const limits = { maxBatchArticles: 10, maxBatchBytes: 2000 };
    await run(await write(lines), index, { limits });
    expect(index.puts.map((put) => put.map(({ article }) => article.id))).toEqual([['1', '2'], ['3'], ['4', '5']]);
  });

  test('changes nothing when it is repeated', async () => {
    const index = createMemoryIndex();
    const file = await write([1, 2, 3].map((id) => toLine(id)));
    await run(file, index);
    const before = index.found();
    const { counts } = await run(file, index);
    expect(counts).toEqual({ ...none, read: 3, unchanged: 3 });
    expect(index.puts).toHaveLength(2);
    expect(index.found()).toEqual(before);
  });

  test('replaces what changed and leaves the rest alone', async () => {
    const index = createMemoryIndex();
    await run(await write([toLine(1), toLine(2), toLine(3)]), index);
    const { counts } = await run(await write([toLine(1), toLine(2, 'تصحيح'), toLine(4)]), index);
    expect(counts).toEqual({ ...none, read: 3, added: 1, changed: 1, unchanged: 1 });
    expect(index.found().get('2')?.article.title).toBe('تصحيح');
    expect(index.found().size).toBe(4);
  });

  test.each([
    ['side by side', [toLine(1, 'أ'), toLine(1, 'ب'), toLine(2)], { added: 2, replaced: 1 }],
    ['far apart', [toLine(1, 'أ'), toLine(2), toLine(3), toLine(1, 'ب')], { added: 3, changed: 1 }],
  ])('lets the last of two articles with one id win: %s', async (_, lines, counted) => {
    const index = createMemoryIndex();
    const { counts } = await run(await write(lines), index);
    expect(counts).toEqual({ ...none, read: lines.length, ...counted });
    expect(index.found().get('1')?.article.title).toBe('ب');
  });

  test('writes a bad line down, reports it, and loses nothing else', async () => {
    const index = createMemoryIndex();
    const { counts, events, rejects } = await run(
      await write([toLine(1), '{"id":', toLine(2), '{}', toLine(3)]),
      index,
    );
    expect(counts).toEqual({ ...none, read: 5, added: 3, rejected: 2 });
    expect([...index.found().keys()]).toEqual(['1', '2', '3']);
    const written = (await readFile(rejects.path, 'utf8')).trimEnd().split('\n');
    const reported = events.flatMap((event) => (event.kind === 'rejected' ? [event.reject] : []));
    expect(written.map((line) => JSON.parse(line))).toEqual(reported);
    expect(reported).toMatchObject([
      { file: path.join(folder, 'archive.jsonl'), line: 2, text: '{"id":' },
      { line: 4, reasons: ['the article has neither a title nor a body'], text: '{}' },
    ]);
  });

  test('does nothing for an empty file', async () => {
    const { counts, rejects } = await run(await write([]));
    expect(counts).toEqual(none);
    expect(rejects.isCreated()).toBe(false);
  });

  test('makes batches by size as well as by number', async () => {
    const index = createMemoryIndex();
    await run(await write([1, 2, 3].map((id) => toLine(id))), index, { limits: { maxBatchBytes: 1 } });
    expect(index.puts.map((put) => put.length)).toEqual([1, 1, 1]);
    expect(index.calls.filter((name) => name === 'fingerprints')).toHaveLength(3);
  });

  test('tells how far it is after every article', async () => {
    const file = await write([toLine(1), 'x', toLine(2)]);
    const { events, counts } = await run(file);
    const advances = events.filter((event) => event.kind === 'advanced');
    expect(advances.map((event) => event.counts.read)).toEqual([1, 2, 2, 3, 3, 3]);
    const { size } = { size: Buffer.byteLength(await readFile(file)) };
    expect(advances.at(-1)).toEqual({ kind: 'advanced', counts, bytesRead: size, totalBytes: size });
  });
});

describe('an engine that is away', () => {
  test.each(['fingerprints', 'put', 'settle'] as const)('for a while, at %s, is waited for', async (name) => {
    const index = createMemoryIndex((call) => {
      if (call.name === name && call.before < 2) throw away();
    });
    const { counts, events } = await run(await write([toLine(1), toLine(2), toLine(3)]), index);
    expect(counts).toEqual({ ...none, read: 3, added: 3 });
    expect(events.filter(({ kind }) => kind === 'retrying')).toEqual([
      { kind: 'retrying', message: 'The engine does not answer.', attempt: 1, maxAttempts: 3, delayMs: 1 },
      { kind: 'retrying', message: 'The engine does not answer.', attempt: 2, maxAttempts: 3, delayMs: 2 },
    ]);
  });

  test('for good ends the run, which says how far it came and can be repeated', async () => {
    let isAway = true;
    const index = createMemoryIndex(({ name, before }) => {
      if (isAway && name === 'put' && before >= 2) throw away();
    });
    const file = await write([1, 2, 3, 4, 5].map((id) => toLine(id)));
    await expect(run(file, index)).rejects.toMatchObject({
      code: 'engine_unavailable',
      message: `The engine does not answer. Everything up to ${file}:4 had been handed over. Run the same command again when that is mended: what is already in is left alone.`,
      cause: expect.any(AppError),
    });
    isAway = false;
    await index.settle();
    const { counts } = await run(file, index);
    expect(counts).toEqual({ ...none, read: 5, added: 1, unchanged: 4 });
  });

  test('from the start says that nothing was handed over', async () => {
    const index = createMemoryIndex(() => {
      throw away();
    });
    await expect(run(await write([toLine(1)]), index)).rejects.toThrow(/No article had been handed over yet\./u);
  });
});

test('an engine that refuses ends the run at once', async () => {
  const index = createMemoryIndex(({ name }) => {
    if (name === 'settle') throw new AppError('engine_refused', 'The disk is full');
  });
  const file = await write([toLine(1)]);
  await expect(run(file, index)).rejects.toMatchObject({
    code: 'engine_refused',
    message: expect.stringContaining(`The disk is full. Everything up to ${file}:1 had been handed over.`),
  });
  expect(index.calls).toEqual(['fingerprints', 'put', 'settle']);
});

test('a reject that cannot be written down ends the run', async () => {
  const rejects = createRejectsFile(path.join(await write(['x']), 'inside.jsonl'));
  await expect(run(path.join(folder, 'archive.jsonl'), createMemoryIndex(), { rejects })).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringContaining('cannot be written'),
  });
});

describe('a run that is interrupted', () => {
  test('sends no more, and waits for what was sent', async () => {
    const controller = new AbortController();
    const index = createMemoryIndex(({ name, before }) => {
      if (name === 'put' && before === 1) controller.abort();
    });
    const file = await write([1, 2, 3, 4, 5, 6, 7].map((id) => toLine(id)));
    const { summary, events } = await run(file, index, { signal: controller.signal });
    expect(summary).toMatchObject({ isInterrupted: true, counts: { ...none, read: 5, added: 4 } });
    expect([...index.found().keys()]).toEqual(['1', '2', '3', '4']);
    expect(events.at(-1)).toEqual({ kind: 'settling' });
  });

  test('before it began sends nothing', async () => {
    const index = createMemoryIndex();
    const { summary } = await run(await write([toLine(1)]), index, { signal: AbortSignal.abort() });
    expect(summary).toMatchObject({ isInterrupted: true, counts: none });
    expect(index.puts).toEqual([]);
  });

  test('while it waits for the engine does not wait on', async () => {
    const controller = new AbortController();
    const index = createMemoryIndex(() => {
      throw away();
    });
    const running = run(await write([toLine(1)]), index, {
      signal: controller.signal,
      retry: { maxAttempts: 9, firstDelayMs: 3_600_000 },
      onEvent: ({ kind }) => {
        if (kind === 'retrying') controller.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ code: 'engine_unavailable' });
    expect(index.calls).toEqual(['fingerprints']);
  });

  test('after its last article was sent is complete', async () => {
    const controller = new AbortController();
    const index = createMemoryIndex(({ name }) => {
      if (name === 'settle') controller.abort();
    });
    const { summary } = await run(await write([toLine(1)]), index, { signal: controller.signal });
    expect(summary).toMatchObject({ isInterrupted: false, counts: { read: 1, added: 1 } });
  });
});
