/** The page over the real service: the real app, a real engine, the bundled archive. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { openArticles } from '../../src/ingest/open-articles.ts';
import { launchBrowser } from '../support/browser.ts';
import { serveTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { createTestIndex } from '../support/meilisearch.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { testReading } from '../support/reading.ts';
import { buildPage } from './build-page.ts';
import { describePage } from './describe-page.ts';
import { createReader } from './reader.ts';

const SAMPLE_ARCHIVE = new URL('../../src/sample-archive/articles.jsonl', import.meta.url).pathname;

let page: Awaited<ReturnType<typeof buildPage>>;
let archive: TestIndex;
let app: TestApp;

beforeAll(async () => {
  [page, archive] = await Promise.all([buildPage(), createTestIndex('page')]);
  const articles: Article[] = [];
  for await (const reading of (await openArticles([SAMPLE_ARCHIVE], testReading)).readings)
    if (reading.ok) articles.push(reading.article);
  await archive.add(...articles);
  app = await serveTestApp({ index: archive.index, webDir: page.webDir });
}, 120_000);
afterAll(async () => {
  await app.close();
  await archive.drop();
  await page.remove();
});

describePage(async () => ({ baseUrl: app.url, close: async () => {} }));

test('a reader searches for the story, opens it and sees the words marked', async () => {
  const browser = await launchBrowser();
  try {
    const reader = createReader(await browser.newPage(), app.url);
    await reader.visit('/');
    await reader.searchFor('الصفقات السرية');
    expect((await reader.hitTitles())[0]).toContain('صفقات سرية على الفرات');
    await reader.openHit(0);
    expect(await reader.markedWords()).toEqual(expect.arrayContaining(['صفقات', 'سرية', 'الصفقات', 'السرية']));
  } finally {
    await browser.close();
  }
});

test('a reader narrows a search in the timeline, year by year and month by month, and sees as much as the bar said', async () => {
  const browser = await launchBrowser();
  try {
    const reader = createReader(await (await browser.newContext()).newPage(), app.url);
    const bars = reader.page.getByRole('navigation', { name: 'النتائج عبر الزمن' }).getByRole('link');
    await reader.visit('/?sort=newest');
    await reader.settle();
    const all = await reader.total();
    const counts = await bars.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''));
    const numberIn = (said: string): number =>
      Number(/: (\d+) /u.exec(said)?.[1] ?? (said.includes('نتيجتان') ? 2 : 1));
    expect(counts.reduce((sum, said) => sum + numberIn(said), 0)).toBe(all);
    expect(await reader.barriers()).toEqual([]);
    const year = counts.find((said) => numberIn(said) > 5) ?? '';
    await reader.page.getByRole('link', { name: year }).click();
    const day = year.slice(0, 4);
    await expect.poll(() => reader.address()).toBe(`/?from=${day}-01-01&to=${day}-12-31&sort=newest`);
    await reader.settle();
    await expect.poll(() => reader.total()).toBe(numberIn(year));
    await expect.poll(() => bars.first().getAttribute('aria-label')).toMatch(new RegExp(` ${day}: `, 'u'));
    await reader.back();
    await reader.settle();
    await expect.poll(() => reader.total()).toBe(all);
  } finally {
    await browser.close();
  }
});

test('a reader is told which other names were looked for, and can do without them from link to link', async () => {
  const browser = await launchBrowser();
  try {
    const reader = createReader(await (await browser.newContext()).newPage(), app.url);
    const reading = (): Promise<string[]> => reader.page.locator('.query-reading li').allTextContents();
    await reader.visit('/');
    await reader.searchFor('يوليو');
    expect(await reading()).toEqual([expect.stringMatching(/^بحثنا أيضًا عن: .*تموز.* · اقتصر على ما كُتب$/u)]);
    expect(await reader.barriers()).toEqual([]);
    const found = await reader.total();
    expect(found).toBeGreaterThan(0);
    await reader.openHit(0);
    expect(await reader.markedWords()).toContain('تموز');
    await reader.back();
    await reader.settle();

    await reader.page.getByRole('link', { name: 'اقتصر على ما كُتب' }).press('Enter');
    await expect.poll(() => reader.address()).toBe('/?q=يوليو&expand=off');
    await expect.poll(reading).toEqual(['بُحث عما كُتب وحده، من دون أسمائه الأخرى · ابحث عن الأسماء الأخرى أيضًا']);
    expect(await reader.barriers()).toEqual([]);
    await reader.searchFor('شباط');
    expect(new URL(reader.address(), app.url).searchParams.get('expand')).toBe('off');
    await reader.follow('الأحدث');
    await expect.poll(() => reader.address()).toContain('expand=off');
    await reader.openHit(0);
    expect(reader.address()).toContain('expand=off');
    await reader.back();
    await reader.settle();
    await reader.follow('ابحث عن الأسماء الأخرى أيضًا');
    await expect.poll(() => reader.address()).not.toContain('expand');
  } finally {
    await browser.close();
  }
});

test('a reader is told how the query was taken: other words, operators, signs that were left out, the wrong keyboard', async () => {
  const browser = await launchBrowser();
  try {
    const reader = createReader(await (await browser.newContext()).newPage(), app.url);
    const reading = (): Promise<string[]> => reader.page.locator('.query-reading li').allTextContents();
    await reader.visit('/');
    await reader.searchFor('الانتخبات');
    expect(await reading()).toEqual([
      expect.stringMatching(/لا ترد «.الانتخبات.» في الأرشيف، فبُحث عن «.الانتخابات.»/u),
    ]);
    await reader.searchFor('(صفقة أو اتفاق');
    await expect.poll(reading).toEqual([expect.stringContaining('قوس بلا أخيه'), 'فُهم البحث هكذا: (صفقة OR اتفاق)']);
    expect(await reader.barriers()).toEqual([]);
    await reader.searchFor('صفقات سرية');
    await expect.poll(reading).toEqual([]);
    await reader.searchFor('hgwtrhj hgsvdm');
    await reader.follow(/^تبحث عن «.الصفقات السرية.»/u);
    await expect.poll(async () => (await reader.hitTitles())[0]).toContain('صفقات سرية على الفرات');
  } finally {
    await browser.close();
  }
});
