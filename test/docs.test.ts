/** The documentation says what the code does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createFold } from '../src/analysis/fold.ts';
import { readArabicLanguage } from '../src/arabic-language.ts';
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

const foldingRows = [...read('docs/arabic.md').matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\| ([^|]+?) +\|$/gmu)]
  .map(([, written = '', folded = '', why = '']) => ({ written, folded, why }))
  .filter(
    ({ written }) =>
      !/^(?:written|-+|step|conjunction|preposition|future|article|endings.*|broken plural|person)$/u.test(written),
  );

test.each(foldingRows)('docs/arabic.md is right about $written: $why', ({ written, folded }) => {
  expect(createFold(readArabicLanguage().spelling)(written)).toBe(folded);
});

test('docs/arabic.md has a table of folding rules', () => {
  expect(foldingRows.length).toBeGreaterThan(20);
});
