import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPage } from './build-page.ts';

const MAX_SCRIPT_BYTES = 40_000;

let page: Awaited<ReturnType<typeof buildPage>>;
let assets: readonly { readonly name: string; readonly content: Buffer }[];
beforeAll(async () => {
  page = await buildPage();
  const dir = path.join(page.webDir, 'assets');
  const names = await readdir(dir);
  assets = await Promise.all(names.map(async (name) => ({ name, content: await readFile(path.join(dir, name)) })));
});
afterAll(() => page.remove());

const ofKind = (extension: string) => assets.filter(({ name }) => name.endsWith(extension));

test('the scripts stay small', () => {
  const bytes = ofKind('.js').reduce((sum, { content }) => sum + gzipSync(content).length, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(MAX_SCRIPT_BYTES);
});

test('every asset has a name that changes with its content, so it may be kept for long', () => {
  expect(assets.map(({ name }) => name).filter((name) => !/-[\w-]{8}\.\w+$/u.test(name))).toEqual([]);
});

test('fonts, styles and scripts come from the page itself', async () => {
  const html = await readFile(path.join(page.webDir, 'index.html'), 'utf8');
  const css = ofKind('.css')
    .map(({ content }) => content.toString())
    .join('');
  const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/gu), ...css.matchAll(/url\(([^)]*)\)/gu)].map(
    ([, to]) => to,
  );
  expect(addresses.length).toBeGreaterThan(6);
  expect(addresses.filter((to) => !/^\/assets\/[\w.-]+$/u.test(to ?? ''))).toEqual([]);
  expect(ofKind('.woff2').length).toBe(4);
});

test('nothing in the page is inline script or style, which the server forbids', async () => {
  const html = await readFile(path.join(page.webDir, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/u);
  expect(html).toMatch(/<html lang="ar" dir="rtl">/u);
});
