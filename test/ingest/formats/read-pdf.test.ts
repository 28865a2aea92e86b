/** PDFs made by a real browser, as sites and offices make them. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { readBack } from '../../support/read-bytes.ts';

const FONT = new URL(
  '../../../node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2',
  import.meta.url,
);

let browser: Browser;
let fontFace = '';
beforeAll(async () => {
  browser = await launchBrowser();
  const font = await readFile(FONT);
  fontFace = `<style>@font-face{font-family:plex;src:url(data:font/woff2;base64,${font.toString('base64')})}body{font-family:plex}</style>`;
}, 60_000);
afterAll(() => browser.close());

async function print(body: string): Promise<Buffer> {
  const page = await browser.newPage();
  await page.setContent(`<html lang="ar" dir="rtl"><head>${fontFace}</head><body>${body}</body></html>`);
  await page.evaluate('document.fonts.ready');
  const pdf = await page.pdf();
  await page.close();
  return pdf;
}

describe('a PDF', () => {
  test('reads as it is read on paper: words whole, from right to left, numbers the right way', async () => {
    const pdf = await print(
      '<h1>افتتاح مكتبة المدينة</h1><p>قال المدير إن المكتبة تضم 12500 كتاب منذ عام 2018 وتفتح في الصباح.</p><p>وأضاف أن الدخول إليها مجاني للجميع.</p>',
    );
    const { articles, reports } = await readBack('a.pdf', pdf);
    expect(reports).toMatchObject([{ format: 'pdf', articles: 1 }]);
    expect(articles[0]?.title).toBe('افتتاح مكتبة المدينة');
    expect(articles[0]?.body).toContain('المكتبة تضم 12500 كتاب منذ عام 2018');
    expect(articles[0]?.body).toContain('الدخول إليها مجاني');
    expect(articles[0]?.body).not.toMatch(/[\uFB50-\uFDFF\uFE70-\uFEFF]/u);
  });

  test('without a text layer says that it needs text recognition', async () => {
    const { reasons } = await readBack(
      'a.pdf',
      await print('<svg width="200" height="200"><circle r="90" cx="99" cy="99"/></svg>'),
    );
    expect(reasons).toEqual([expect.stringMatching(/has no text layer/u)]);
  });

  test('that is damaged gives a reason', async () => {
    const pdf = await print('<p>نص</p>');
    expect((await readBack('a.pdf', pdf.subarray(0, 300))).reasons).toEqual([
      expect.stringMatching(/the PDF cannot be read/u),
    ]);
    expect((await readBack('a.pdf', '%PDF-1.7 x')).reasons).toEqual([expect.stringMatching(/the PDF cannot be read/u)]);
  });
});
