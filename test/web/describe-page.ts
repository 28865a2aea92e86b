/**
 * What the page does over any archive with some dozens of dated articles from several sources: everything asked for is
 * taken from what the page itself offers.
 */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { watchForComplaints, createReader } from './reader.ts';
import type { Reader } from './reader.ts';

/** A running service with the page; `baseUrl` has no slash at its end. */
export interface ServedPage {
  readonly baseUrl: string;
  readonly close: () => Promise<void>;
}

/** Declares the tests of the page as `openPage` serves it. */
export function describePage(openPage: () => Promise<ServedPage>): void {
  describe('whatever the archive', () => {
    let browser: Browser;
    let served: ServedPage;
    let context: BrowserContext;
    let reader: Reader;
    let checkForComplaints: () => void;

    beforeAll(async () => {
      [browser, served] = await Promise.all([launchBrowser(), openPage()]);
    });
    afterAll(async () => {
      await browser.close();
      await served.close();
    });
    beforeEach(async () => {
      context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
      checkForComplaints = watchForComplaints(context);
      reader = createReader(await context.newPage(), served.baseUrl);
    });
    afterEach(async () => {
      await context.close();
      checkForComplaints();
    });

    /** A query that the archive answers, as the first visit proposes it. */
    const findExample = async (): Promise<string> => {
      await reader.visit('/');
      return (await reader.page.locator('.examples a').first().textContent())?.trim() ?? '';
    };

    test('tells a first visitor what the archive is and where to begin', async () => {
      await reader.visit('/');
      await reader.page.locator('.examples a').first().waitFor();
      expect(await reader.page.locator('.lead').textContent()).toMatch(/يضم هذا الأرشيف [\d,]+ مقال.*نُشرت/u);
      expect(await reader.page.getByRole('searchbox').evaluate((field) => field.matches(':focus'))).toBe(true);
      await reader.page.locator('.examples a').first().click();
      await reader.settle();
      expect((await reader.hitTitles()).length).toBeGreaterThan(0);
    });

    test('answers a query with marked hits, a title, an address and an announcement that say so', async () => {
      const q = await findExample();
      await reader.searchFor(q);
      expect((await reader.hitTitles()).length).toBeGreaterThan(0);
      expect((await reader.markedWords()).length).toBeGreaterThan(0);
      expect(await reader.page.title()).toBe(`${q} – فهرست`);
      expect(reader.address()).toBe(`/?q=${q}`);
      expect(await reader.announcement()).toMatch(/نتيج|نتائج/u);
    });

    test('marks words without touching the letters beside them', async () => {
      await reader.searchFor(await findExample());
      const style = await reader.page.evaluate(`(() => {
        const mark = document.querySelector('main mark');
        const { display, paddingInline, marginInline, borderInlineWidth, fontWeight } = getComputedStyle(mark);
        const isSameWeight = fontWeight === getComputedStyle(mark.parentElement).fontWeight;
        return { display, paddingInline, marginInline, borderInlineWidth, isSameWeight };
      })()`);
      expect(style).toEqual({
        display: 'inline',
        paddingInline: '0px',
        marginInline: '0px',
        borderInlineWidth: '0px',
        isSameWeight: true,
      });
    });

    test('searches while one types and leaves one entry in the history', async () => {
      const q = await findExample();
      await reader.type(q.slice(0, 2));
      await expect.poll(() => reader.address()).toBe(`/?q=${q.slice(0, 2)}`);
      await reader.type(q.slice(2));
      await expect.poll(() => reader.address()).toBe(`/?q=${q}`);
      await reader.settle();
      expect(await reader.queryInField()).toBe(q);
      await reader.back();
      await expect.poll(() => reader.address()).toBe('/');
      expect(await reader.queryInField()).toBe('');
    });

    test('narrows by two sources at once, shows them as chips and takes them back', async () => {
      await reader.visit('/?sort=newest');
      await reader.settle();
      const all = await reader.total();
      const [first, second] = await reader.offeredValues('المصدر');
      if (first === undefined || second === undefined) throw new Error('The archive offers fewer than two sources');
      await reader.chooseFilter('المصدر', first.value);
      await expect.poll(() => reader.total()).toBe(first.count);
      expect((await reader.hitBylines()).every((line) => line.includes(first.value))).toBe(true);
      await reader.chooseFilter('المصدر', second.value);
      await expect.poll(() => reader.total()).toBe(first.count + second.count);
      expect(await reader.chips()).toEqual([`المصدر ${first.value}`, `المصدر ${second.value}`]);
      expect(reader.address()).toBe(`/?source=${first.value}&source=${second.value}&sort=newest`);
      await reader.removeChip(first.value);
      await expect.poll(() => reader.total()).toBe(second.count);
      await reader.follow(/^أزل المصدر/u);
      await expect.poll(() => reader.total()).toBe(all);
    });

    test('orders by date, both ways', async () => {
      await reader.visit('/?sort=newest');
      await reader.settle();
      const newest = await reader.hitDates();
      await reader.sortBy('الأقدم');
      await expect.poll(() => reader.hitDates()).not.toEqual(newest);
      const oldest = await reader.hitDates();
      expect((oldest[0] ?? '') < (newest[0] ?? '')).toBe(true);
      expect(reader.address()).toBe('/?sort=oldest');
    });

    test('pages through the results and moves to their heading', async () => {
      await reader.visit('/?sort=newest');
      await reader.settle();
      const first = await reader.hitTitles();
      await reader.follow('التالية');
      await expect.poll(() => reader.address()).toBe('/?sort=newest&page=2');
      await expect.poll(() => reader.hitTitles()).not.toEqual(first);
      expect(await reader.focused()).toBe(await reader.heading());
      expect(await reader.page.title()).toBe('كل مقالات الأرشيف، الصفحة 2 – فهرست');
      await reader.follow('السابقة');
      await expect.poll(() => reader.hitTitles()).toEqual(first);
    });

    test('opens an article with its own address and leads back to the same place', async () => {
      const q = await findExample();
      await reader.searchFor(q);
      const results = reader.address();
      const titles = await reader.hitTitles();
      await reader.openHit(0);
      expect(await reader.heading()).toBe(titles[0]);
      expect(reader.address()).toMatch(/^\/article\/.+\?q=/u);
      expect(await reader.page.title()).toBe(`${titles[0]} – فهرست`);
      expect((await reader.markedWords()).length).toBeGreaterThan(0);
      expect(await reader.page.locator('.citation-line').textContent()).toContain(`«${titles[0]}»`);
      await reader.back();
      await expect.poll(() => reader.hitTitles()).toEqual(titles);
      expect(reader.address()).toBe(results);
      await expect.poll(() => reader.focused()).toBe(titles[0]);
      await reader.forward();
      await reader.page.locator('.article h1').waitFor();
      await reader.follow('عُد إلى النتائج');
      await expect.poll(() => reader.hitTitles()).toEqual(titles);
      expect(reader.address()).toBe(results);
    });

    test('shows the same to whoever opens the address', async () => {
      await reader.visit('/?sort=oldest');
      await reader.settle();
      const [source] = await reader.offeredValues('المصدر');
      await reader.chooseFilter('المصدر', source?.value ?? '');
      await expect.poll(() => reader.total()).toBe(source?.count);
      const titles = await reader.hitTitles();
      const other = createReader(await context.newPage(), served.baseUrl);
      await other.visit(reader.address());
      await other.settle();
      expect(await other.hitTitles()).toEqual(titles);
      expect(await other.chips()).toEqual(await reader.chips());
    });

    test('reaches the field with a slash, on an Arabic keyboard too, and clears it with Escape', async () => {
      const q = await findExample();
      await reader.visit(`/?q=${encodeURIComponent(q)}`);
      await reader.settle();
      const hasFocus = (): Promise<boolean> =>
        reader.page.getByRole('searchbox').evaluate((field) => field.matches(':focus'));
      for (const key of ['/', 'ظ']) {
        await reader.page.locator('main .hit-title a').first().focus();
        expect(await hasFocus()).toBe(false);
        await reader.page.evaluate(
          `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', code: 'Slash', bubbles: true, cancelable: true }))`,
        );
        expect(await hasFocus()).toBe(true);
      }
      await reader.press('Escape');
      expect(await reader.queryInField()).toBe('');
      await expect.poll(() => reader.address()).toBe('/');
    });

    test('explains a date range that runs backwards and does not search it', async () => {
      await reader.visit('/?sort=newest');
      await reader.settle();
      await reader.setDates('2021-05-01', '2020-05-01');
      await reader.page.getByText('تاريخ البداية بعد تاريخ النهاية.').waitFor();
      expect(reader.address()).toBe('/?from=2021-05-01&sort=newest');
      await reader.visit('/?from=2021-05-01&to=2020-05-01');
      await reader.follow('بدِّل بينهما');
      await reader.settle();
      expect(reader.address()).toBe('/?from=2020-05-01&to=2021-05-01');
      expect(await reader.chips()).toEqual(['التاريخ من 1 مايو 2020 إلى 1 مايو 2021']);
    });

    test('says what it understood when nothing is found, and proposes only what finds something', async () => {
      const q = await findExample();
      await reader.visit(`/?q=زقفشطغ+${encodeURIComponent(q)}&from=1000-01-01&to=1000-01-02`);
      await reader.settle();
      expect(await reader.heading()).toMatch(/^لا نتائج لهذا البحث/u);
      expect(await reader.page.locator('.understood dt').first().textContent()).toBe('زقفشطغ');
      const suggestions = reader.page.locator('.suggestions li');
      await suggestions.first().waitFor();
      expect((await suggestions.allTextContents()).map((text) => text.trim().replaceAll(/\s+/gu, ' '))).toEqual([
        expect.stringMatching(/^تزيل التاريخ: .* (?:\d|نتيج)/u),
        'تبدأ بحثًا جديدًا',
      ]);
      await reader.follow(/^تزيل التاريخ/u);
      await expect.poll(() => reader.address()).toBe(`/?q=زقفشطغ ${q}`);
      await reader.settle();
      expect((await reader.hitTitles()).length).toBeGreaterThan(0);
    });

    test('says so when there is no such article', async () => {
      await reader.visit('/article/%D9%84%D8%A7-%D8%B4%D9%8A%D8%A1');
      await expect.poll(() => reader.heading()).toBe('لا مقال بهذا العنوان في الأرشيف');
    });

    test('puts the filters into a dialog on a phone', async () => {
      await reader.page.setViewportSize({ width: 390, height: 844 });
      await reader.visit('/?sort=newest');
      await reader.settle();
      await reader.pushButton('تصفية');
      const [source] = await reader.offeredValues('المصدر');
      await reader.chooseFilter('المصدر', source?.value ?? '');
      await expect.poll(() => reader.total()).toBe(source?.count);
      await reader.press('Escape');
      expect(await reader.page.getByRole('dialog').count()).toBe(0);
      await reader.page.getByRole('button', { name: 'تصفية (1)' }).waitFor();
      expect(await reader.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });

    describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
      test.each([
        ['the first visit', '/'],
        ['a page of results', '/?sort=newest&page=2'],
        ['nothing found', '/?q=زقفشطغ+خضظثصق&from=1999-01-01'],
        ['a reversed date range', '/?from=2021-05-01&to=2020-05-01'],
        ['a missing article', '/article/none'],
      ])('has no barrier on %s', async (_, path) => {
        await reader.page.emulateMedia({ colorScheme });
        await reader.visit(path);
        await reader.page.waitForLoadState('networkidle');
        expect(await reader.barriers()).toEqual([]);
      });

      test('has no barrier on an article nor in the filter dialog', async () => {
        await reader.page.emulateMedia({ colorScheme });
        await reader.searchFor(await findExample());
        await reader.openHit(0);
        expect(await reader.barriers()).toEqual([]);
        await reader.page.setViewportSize({ width: 390, height: 844 });
        await reader.follow('عُد إلى النتائج');
        await reader.pushButton('تصفية');
        expect(await reader.barriers()).toEqual([]);
      });
    });
  });
}
