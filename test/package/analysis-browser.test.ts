/** The analyzer as a browser gets it: one module with its data inside, and the same answers as in Node. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { testAnalyzer } from '../support/meilisearch.ts';
import { readSampleArchive } from '../support/sample-archive.ts';
import { buildPage } from '../web/build-page.ts';

const ORIGIN = 'http://fihrist.test';
const PAGE = `<!doctype html><script type="module">
import { createAnalyzer } from '/analysis.browser.js';
globalThis.analyzer = createAnalyzer();
</script>`;
const texts = readSampleArchive().map(({ title, body }) => `${title}\n${body}`);

let browser: Browser;
let code: string;
let built: Awaited<ReturnType<typeof buildPage>>;
beforeAll(async () => {
  built = await buildPage('src/package/vite.config.ts');
  code = await readFile(path.join(built.webDir, 'analysis.browser.js'), 'utf8');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await built.remove();
});

test('gives every article of the sample archive the terms that Node gives it', async () => {
  const page = await browser.newPage();
  await page.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: code })
      : route.fulfill({ contentType: 'text/html', body: PAGE }),
  );
  await page.goto(`${ORIGIN}/`);
  // As a string: a function would go through the test runner's own handling of modules.
  const version: unknown = await page.evaluate('analyzer.version');
  const terms: unknown = await page.evaluate(`${JSON.stringify(texts)}.map((text) => analyzer.terms(text).join(' '))`);
  expect(version).toBe(testAnalyzer.version);
  expect(terms).toEqual(texts.map((text) => testAnalyzer.terms(text).join(' ')));
  await page.close();
});

test('asks for nothing else: no other module, no program of Node', () => {
  expect(code).not.toMatch(/\bimport\s*[("'{*]|\bfrom\s*["']|\brequire\(/u);
});
