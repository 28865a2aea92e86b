import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/article/parse-article.ts';
import type { ReadArticle } from '../../src/ingest/reading.ts';
import { createArticleSender, type ArticleSenderOptions, type Outcome } from '../../src/ingest/send-articles.ts';
import { createGate, createMemoryIndex } from './memory-index.ts';
import { createWordAnalyzer } from '../support/word-analyzer.ts';

const toRead = (id: string, title: string): ReadArticle => {
  const parsed = parseArticle({ id, title });
  if (!parsed.ok) throw new Error(parsed.reasons.join());
  return {
    article: parsed.article,
    origin: { file: 'a.jsonl', line: 1 },
    bytes: 100,
    isRepaired: false,
    from: 'a.jsonl',
  };
};
const start = (index = createMemoryIndex(), options: Partial<ArticleSenderOptions> = {}) => {
  const outcomes: Outcome[] = [];
  const analyzed: string[] = [];
  const sender = createArticleSender({
    index,
    analyzer: createWordAnalyzer((text) => {
      if (text !== '') analyzed.push(text);
    }),
    maxPutBytes: 1_000_000,
    maxUnsettledBytes: 1_000_000,
    onOutcome: (outcome) => void outcomes.push(outcome),
    onRefused: async () => {},
    retry: (work) => work(),
    ...options,
  });
  return { index, sender, analyzed, take: () => outcomes.splice(0).sort() };
};
const titlesOf = ({ found }: ReturnType<typeof createMemoryIndex>) =>
  Object.fromEntries([...found()].map(([id, { article }]) => [id, article.title]));

describe('what is sent', () => {
  test('is what the index has not, or has otherwise; the rest is not even analyzed', async () => {
    const { index, sender, analyzed, take } = start();
    await sender.send([toRead('1', 'أ'), toRead('2', 'ب')]);
    await sender.settle();
    expect(take()).toEqual(['added', 'added']);

    analyzed.length = 0;
    await sender.send([toRead('1', 'أ'), toRead('2', 'ب جديد'), toRead('3', 'ج')]);
    await sender.settle();
    expect(take()).toEqual(['added', 'changed', 'unchanged']);
    expect(analyzed).toEqual(['ب جديد', 'ج']);
    expect(index.puts.map((put) => put.map(({ article }) => article.id))).toEqual([
      ['1', '2'],
      ['2', '3'],
    ]);
    expect(titlesOf(index)).toEqual({ 1: 'أ', 2: 'ب جديد', 3: 'ج' });
  });

  test('is nothing when nothing changed', async () => {
    const { index, sender } = start();
    const articles = [toRead('1', 'أ'), toRead('2', 'ب')];
    await sender.send(articles);
    await sender.settle();
    await sender.send(articles);
    await sender.send([]);
    expect(index.puts).toHaveLength(1);
  });

  test('is a document as the analyzer makes it', async () => {
    const { index, sender } = start();
    await sender.send([toRead('1', 'خبر و خبر')]);
    expect(index.puts[0]).toMatchObject([{ titleLength: 3, bodyLength: 0, terms: ['خبر', 'و'] }]);
  });
});

describe('of two articles with one id the last one wins', () => {
  test('in one batch, where the first is not sent at all', async () => {
    const { index, sender, take } = start();
    const articles = [toRead('1', 'قديم'), toRead('2', 'ب'), toRead('1', 'جديد')];
    await sender.send(articles);
    await sender.settle();
    expect(take()).toEqual(['added', 'added', 'replaced']);
    expect(titlesOf(index)).toEqual({ 1: 'جديد', 2: 'ب' });
    await sender.send(articles);
    expect(take()).toEqual(['replaced', 'unchanged', 'unchanged']);
    expect(index.puts).toHaveLength(1);
  });

  test('in two batches, also when the index shows neither yet', async () => {
    const { index, sender, take } = start();
    await sender.send([toRead('1', 'أ')]);
    await sender.send([toRead('1', 'ب')]);
    await sender.send([toRead('1', 'ب')]);
    await sender.settle();
    expect(take()).toEqual(['added', 'changed', 'unchanged']);
    expect(titlesOf(index)).toEqual({ 1: 'ب' });
  });

  test('also when it is what the index showed before the run', async () => {
    const { index, sender } = start();
    await sender.send([toRead('1', 'أ')]);
    await sender.settle();
    await sender.send([toRead('1', 'ب')]);
    await sender.send([toRead('1', 'أ')]);
    await sender.settle();
    expect(titlesOf(index)).toEqual({ 1: 'أ' });
  });

  test('also when the one before settles during the look-up', async () => {
    const lookUp = createGate();
    let isHeld = false;
    const index = createMemoryIndex(({ name }) => (name === 'fingerprints' && isHeld ? lookUp.passed : undefined));
    const { sender } = start(index);
    await sender.send([toRead('1', 'أ')]);
    await sender.settle();
    await sender.send([toRead('1', 'ب')]);
    isHeld = true;
    const sending = sender.send([toRead('1', 'أ')]);
    await sender.settle();
    lookUp.open();
    await sending;
    await sender.settle();
    expect(titlesOf(index)).toEqual({ 1: 'أ' });
  });
});

describe('the engine’s list', () => {
  test('gets no batch larger than told, unless one document is', async () => {
    const { index, sender } = start(createMemoryIndex(), { maxPutBytes: 300 });
    const large = { ...toRead('4', 'د'), bytes: 900 };
    await sender.send([toRead('1', 'أ'), toRead('2', 'ب'), toRead('3', 'ج'), large, toRead('5', 'ه')]);
    expect(index.puts.map((put) => put.map(({ article }) => article.id))).toEqual([['1', '2'], ['3'], ['4'], ['5']]);
  });

  test('is waited for before it grows too long, while the next articles are analyzed', async () => {
    const settled = createGate();
    const index = createMemoryIndex(({ name, before }) =>
      name === 'settle' && before === 0 ? settled.passed : undefined,
    );
    const analyzed = createGate();
    const { sender } = start(index, {
      maxPutBytes: 150,
      maxUnsettledBytes: 200,
      analyzer: createWordAnalyzer((text) => {
        if (text === 'ج') analyzed.open();
      }),
    });
    await sender.send([toRead('1', 'أ'), toRead('2', 'ب')]);
    const sending = sender.send([toRead('3', 'ج')]);
    await analyzed.passed;
    expect(index.calls).toEqual(['fingerprints', 'put', 'settle', 'put', 'fingerprints']);
    settled.open();
    await sending;
    expect(index.puts).toHaveLength(3);
    expect([...index.found().keys()]).toContain('1');
  });

  test('that fails while nobody waits fails the next put, and does not end the process', async () => {
    const index = createMemoryIndex(({ name }) => {
      if (name === 'settle') throw new Error('refused');
    });
    const { sender, take } = start(index, { maxUnsettledBytes: 1 });
    await sender.send([toRead('1', 'أ')]);
    await new Promise((resolve) => setImmediate(resolve));
    await expect(sender.send([toRead('2', 'ب')])).rejects.toThrow('refused');
    await expect(sender.settle()).rejects.toThrow('refused');
    expect(take()).toEqual(['added']);
  });
});

test('other work gets its turn while many articles are analyzed', async () => {
  let turns = 0;
  const countTurns = (): void => {
    turns += 1;
    immediate = setImmediate(countTurns);
  };
  let immediate = setImmediate(countTurns);
  const turnsAtAnalysis: number[] = [];
  const { sender } = start(createMemoryIndex(), {
    analyzer: createWordAnalyzer(() => void turnsAtAnalysis.push(turns)),
  });
  await sender.send(Array.from({ length: 200 }, (_, at) => toRead(String(at), 'خبر')));
  clearImmediate(immediate);
  expect((turnsAtAnalysis.at(-1) ?? 0) - (turnsAtAnalysis[0] ?? 0)).toBeGreaterThanOrEqual(5);
});
