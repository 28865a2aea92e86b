/** Who may import whom, and what the tree may hold. The table is explained in docs/architecture.md. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** Folders of `src` with what each may import: folders of `src`, root files by name, and packages. */
const MAY_IMPORT: Readonly<Record<string, { readonly own: readonly string[]; readonly packages: readonly string[] }>> =
  {
    analysis: { own: [], packages: [] },
    article: { own: ['analysis', 'errors.ts'], packages: ['node:buffer', 'node:crypto', 'node:util', 'zod'] },
    search: { own: ['analysis', 'article', 'errors.ts'], packages: [] },
    engine: { own: ['analysis', 'article', 'search', 'errors.ts'], packages: ['node:', 'zod', 'meilisearch'] },
    ingest: {
      own: ['analysis', 'article', 'search', 'errors.ts'],
      packages: [
        'node:',
        'zod',
        '@mozilla/readability',
        'csv-parse',
        'linkedom',
        'picomatch',
        'sax',
        'tar-stream',
        'unpdf',
        'yaml',
        'yauzl',
      ],
    },
    api: {
      own: ['analysis', 'article', 'search', 'errors.ts'],
      packages: ['node:', 'zod', 'express', 'helmet', 'compression', 'pino', 'pino-http'],
    },
  };
/** Wire everything together; imported by nothing but one another. */
const ROOTS = [
  'cli.ts',
  'commands',
  'server.ts',
  'config.ts',
  'open-archive.ts',
  'arabic-language.ts',
  'reading-rules.ts',
  'package',
];
const MAX_LINES = 350;

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return /\.(?:ts|mjs|js)$/u.test(name) ? [path] : [];
  });

const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');

interface Import {
  readonly from: string;
  readonly isTypeOnly: boolean;
}

const importsOf = (file: string): Import[] => {
  const code = withoutComments(readFileSync(file, 'utf8'));
  const statements = [...code.matchAll(/^(?:import|export)\b([^;'"]*?)from\s+'([^']+)'/gmu)];
  const bare = [...code.matchAll(/^import\s+'([^']+)'/gmu)].map(([, from = '']) => ({ from, isTypeOnly: false }));
  const dynamic = [...code.matchAll(/\bimport\(\s*'([^']+)'/gu)].map(([, from = '']) => ({ from, isTypeOnly: false }));
  return [
    ...statements.map(([, names = '', from = '']) => ({ from, isTypeOnly: /^\s*type\b/u.test(names) })),
    ...bare,
    ...dynamic,
  ];
};

const unitOf = (file: string): string => relative(SRC, file).split('/')[0] ?? '';
const sourceFiles = filesIn(SRC);

test('the table of folders covers every file of src', () => {
  const known = new Set([...Object.keys(MAY_IMPORT), ...ROOTS, 'web', 'errors.ts']);
  expect(sourceFiles.map(unitOf).filter((unit) => !known.has(unit))).toEqual([]);
  expect(sourceFiles.length).toBeGreaterThan(60);
});

test('each folder imports only what lies to its left', () => {
  const violations = sourceFiles.flatMap((file) => {
    const allowed = MAY_IMPORT[unitOf(file)];
    if (!allowed) return [];
    return importsOf(file)
      .filter(({ from }) => {
        if (!from.startsWith('.'))
          return !allowed.packages.some((name) => from === name || (name.endsWith(':') && from.startsWith(name)));
        const target = unitOf(join(dirname(file), from));
        return target !== unitOf(file) && !allowed.own.includes(target);
      })
      .map(({ from }) => `${relative(ROOT, file)} imports ${from}`);
  });
  expect(violations).toEqual([]);
});

test('the page imports nothing of ours but types', () => {
  const violations = sourceFiles
    .filter((file) => unitOf(file) === 'web')
    .flatMap((file) =>
      importsOf(file)
        .filter(
          ({ from, isTypeOnly }) => from.startsWith('.') && !isTypeOnly && unitOf(join(dirname(file), from)) !== 'web',
        )
        .map(({ from }) => `${relative(ROOT, file)} imports ${from}`),
    );
  expect(violations).toEqual([]);
});

test('the engine client and the web framework each stay in one folder', () => {
  const users = (name: string): string[] => [
    ...new Set(sourceFiles.filter((file) => importsOf(file).some(({ from }) => from === name)).map(unitOf)),
  ];
  expect(users('meilisearch')).toEqual(['engine']);
  expect(users('express')).toEqual(['api']);
});

test('nothing imports a composition root but another root', () => {
  const violations = sourceFiles
    .filter((file) => !ROOTS.includes(unitOf(file)))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => from.startsWith('.') && ROOTS.includes(unitOf(join(dirname(file), from))))
        .map(({ from }) => `${relative(ROOT, file)} imports ${from}`),
    );
  expect(violations).toEqual([]);
});

test('no file is longer than a reader can hold', () => {
  const long = [...sourceFiles, ...filesIn(join(ROOT, 'scripts'))].filter(
    (file) => readFileSync(file, 'utf8').split('\n').length > MAX_LINES,
  );
  expect(long.map((file) => relative(ROOT, file))).toEqual([]);
});

test('no source holds a bidi control character, which would show code in another order than it runs', () => {
  const controls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
  const found = sourceFiles.filter((file) => controls.test(readFileSync(file, 'utf8')));
  expect(found.map((file) => relative(ROOT, file))).toEqual([]);
});
