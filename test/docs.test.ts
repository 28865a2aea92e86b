/** The documentation says what the code does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { SUFFIXES } from '../src/analysis/suffixes.ts';
import { testAnalyzer } from './support/meilisearch.ts';
import { ERROR_CODES } from '../src/errors.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const manifest = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

test('docs/errors.md lists every error code with its status, and no other', () => {
  const listed = [...read('docs/errors.md').matchAll(/^\| `(\w+)` +\| +(\d+) +\|/gmu)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries(Object.entries(ERROR_CODES).map(([code, { status }]) => [code, status])),
  );
});

test('every npm script that the documentation names exists', () => {
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/npm (?:run )?([a-z:-]+)/gu)].map(([, name = '']) => name),
  );
  const unknown = named.filter(
    (name) => !['ci', 'install', 'package', 'packages', 'registry', ...Object.keys(manifest.scripts)].includes(name),
  );
  expect(unknown).toEqual([]);
});

test('every relative link and every named path of the documentation leads somewhere', () => {
  const broken = pages.flatMap((page) => {
    const text = read(page);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/gu)].map(([, link = '']) => join(dirname(page), link));
    const paths = [...text.matchAll(/`((?:src|test|scripts|index-config|docs)\/[\w./-]+)`/gu)].map(
      ([, path = '']) => path,
    );
    return [...links, ...paths].filter((path) => !existsSync(join(ROOT, path))).map((path) => `${page}: ${path}`);
  });
  expect(broken).toEqual([]);
});

/** Rows of the tables of docs/arabic.md, by their number of cells, heads and rules left out. */
const rowsOf = (cells: number): string[][] =>
  read('docs/arabic.md')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (?:written|word|-)/u.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter((row) => row.length === cells);

const foldingRows = rowsOf(3).map(([written = '', folded = '', why = '']) => ({ written, folded, why }));
const stemmingRows = rowsOf(4).map(([word = '', term = '', rules = '', why = '']) => ({ word, term, rules, why }));

test.each(foldingRows)('docs/arabic.md is right about $written: $why', ({ written, folded }) => {
  expect(testAnalyzer.fold(written)).toBe(folded);
});

test.each(stemmingRows)('docs/arabic.md is right about the stem of $word', ({ word, term, rules }) => {
  expect(testAnalyzer.analyze(word)).toMatchObject([{ term, rules: rules === 'none' ? [] : rules.split(' ') }]);
});

test('docs/arabic.md has tables of folding and of stemming, with every kind of rule in them', () => {
  expect(foldingRows.length).toBeGreaterThan(20);
  const shown = new Set(stemmingRows.flatMap(({ rules }) => rules.split(' ')));
  // Pronouns are many, and alike.
  const ofPronouns = /^(?:t-)?(?:ha|hum|hunna|na|kum|huma|kuma|hu|i)$/u;
  const rules = [...SUFFIXES.map(({ rule }) => rule), 'wa', 'fa', 'bi', 'ka', 'li', 'sa', 'al', 'li-al', 'person'];
  expect(rules.filter((rule) => !ofPronouns.test(rule) && !shown.has(rule))).toEqual([]);
});
