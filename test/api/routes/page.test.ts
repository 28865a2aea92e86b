/** The page and its assets, from a folder as the build leaves it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '../../../src/api/problem.ts';
import type { TestApp } from '../../support/app.ts';
import { createFailingIndex, serveTestApp } from '../../support/app.ts';

const PAGE = '<!doctype html><title>فهرست</title>';
let webDir: string;
let app: TestApp;
let empty: TestApp;
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'fihrist-page-'));
  await mkdir(join(webDir, 'assets'));
  await mkdir(join(webDir, 'none'));
  await writeFile(join(webDir, 'index.html'), PAGE);
  await writeFile(join(webDir, 'assets', 'page-abc123.js'), 'export {};');
  await writeFile(join(webDir, 'favicon.svg'), '<svg/>');
  const index = createFailingIndex(new Error('the page needs no index'));
  app = await serveTestApp({ index, webDir });
  empty = await serveTestApp({ index, webDir: join(webDir, 'none') });
});
afterAll(async () => {
  await app.close();
  await empty.close();
  await rm(webDir, { recursive: true });
});

test.each([
  '/',
  '/?q=%D8%AE%D8%A8%D8%B1',
  '/article/mizan-2018-0615-1',
  '/article/a%2Fb',
  '/article/a/b',
  '/article/..',
])('%s is the page, asked for anew each time', async (path) => {
  const { status, headers, text } = await app.send(path);
  expect({ status, text }).toEqual({ status: 200, text: PAGE });
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cache-control']).toBe('no-cache');
});

test('assets are kept for a year, for their names change with what is in them', async () => {
  const { status, headers } = await app.send('/assets/page-abc123.js');
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('other files of the page are kept for an hour', async () => {
  const { status, headers } = await app.send('/favicon.svg');
  expect({ status, cache: headers['cache-control'] }).toEqual({ status: 200, cache: 'public, max-age=3600' });
});

describe('what is no part of the page', () => {
  test.each([
    '/assets/none.js',
    '/assets/',
    '/assets',
    '/index.htm',
    '/articles',
    '/../package.json',
    '/%2e%2e/package.json',
  ])('%s gets a 404', async (path) => {
    const { status, text } = await app.send(path);
    expect(status).toBe(404);
    expect(problemSchema.parse(JSON.parse(text)).code).toBe('not_found');
  });

  test('gets a 405 when the page is written to', async () => {
    const { status, headers, text } = await app.send('/', 'POST');
    expect({ status, allow: headers['allow'] }).toEqual({ status: 405, allow: 'GET, HEAD' });
    expect(problemSchema.parse(JSON.parse(text)).code).toBe('method_not_allowed');
  });

  test('gets a 400 when its path cannot be read', async () => {
    expect(await app.send('/article/%E0%A4')).toMatchObject({ status: 400 });
  });
});

test('a page that was never built is an error of ours, which does not say where it should be', async () => {
  const { status, text } = await empty.send('/');
  expect(status).toBe(500);
  expect(problemSchema.parse(JSON.parse(text)).code).toBe('internal');
  expect(text).not.toContain(webDir);
  await expect.poll(() => empty.log.join('')).toContain(webDir);
});

test('an app without a page is the API alone', async () => {
  const api = await serveTestApp({ index: createFailingIndex(new Error('none')) });
  expect(await api.send('/')).toMatchObject({ status: 404 });
  expect(await api.send('/healthz')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  await api.close();
});
