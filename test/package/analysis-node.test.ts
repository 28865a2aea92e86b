/** The analyzer as Node gets it: one module that reads its data from beside the package, in a process of its own. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testAnalyzer } from '../support/meilisearch.ts';
import { readSampleArchive } from '../support/sample-archive.ts';
import { buildPage } from '../web/build-page.ts';

const texts = readSampleArchive().map(({ title, body }) => `${title}\n${body}`);

let home: string;
let modules: readonly string[];
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'fihrist-package-'));
  const built = await buildPage('src/package/vite.config.ts', 'node');
  modules = await readdir(built.webDir);
  await mkdir(path.join(home, 'dist'));
  await rename(built.webDir, path.join(home, 'dist/package'));
  await cp('index-config/arabic', path.join(home, 'index-config/arabic'), { recursive: true });
  await writeFile(path.join(home, 'package.json'), '{"type":"module"}');
  await writeFile(path.join(home, 'texts.json'), JSON.stringify(texts));
});
afterAll(() => rm(home, { recursive: true, force: true }));

test('gives every article of the sample archive the terms of the sources, with no other package beside it', async () => {
  expect(modules).toEqual(['analysis.js']);
  const program = `
    import { readFileSync } from 'node:fs';
    import { createAnalyzer } from './dist/package/analysis.js';
    const { version, terms } = createAnalyzer();
    const texts = JSON.parse(readFileSync('texts.json', 'utf8'));
    process.stdout.write(JSON.stringify({ version, terms: texts.map((text) => terms(text).join(' ')) }));`;
  const node = ['--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, node, { cwd: home, maxBuffer: 2 ** 26 });
  expect(JSON.parse(stdout)).toEqual({
    version: testAnalyzer.version,
    terms: texts.map((text) => testAnalyzer.terms(text).join(' ')),
  });
});
