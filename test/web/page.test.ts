/** The page in a real browser over a server that can fail; `real-page.test.ts` has the real one. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { buildPage } from './build-page.ts';
import { watchForComplaints, createReader } from './reader.ts';
import type { Reader } from './reader.ts';
import { createArticles } from './stub-archive.ts';
import { startStubApi } from './stub-api.ts';
import type { StubApi } from './stub-api.ts';

/** So many that the thousandth page is the last. */
const ARTICLES = createArticles(20_000);

let page: Awaited<ReturnType<typeof buildPage>>;
beforeAll(async () => {
  page = await buildPage();
});
afterAll(() => page.remove());

describe('the page over a server that fails, dawdles or has very much', () => {
  let browser: Browser;
  let context: BrowserContext;
  let stub: StubApi;
  let reader: Reader;
  let checkForComplaints: () => void;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    stub = await startStubApi(page.webDir, ARTICLES);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    checkForComplaints = watchForComplaints(context);
    reader = createReader(await context.newPage(), stub.url);
  });
  afterEach(async () => {
    await context.close();
    await stub.close();
    checkForComplaints();
  });

  test('recovers by itself once the engine is back', async () => {
    stub.fail({ status: 503, code: 'engine_unavailable', retryAfterS: 1 });
    await reader.visit('/?q=رصيف');
    await expect.poll(() => reader.heading()).toBe('محرك البحث لا يجيب الآن');
    expect(await reader.barriers()).toEqual([]);
    await reader.page.getByText('سنعيد المحاولة تلقائيًا.').waitFor();
    stub.recover();
    await expect.poll(async () => (await reader.hitTitles()).length, { timeout: 10_000 }).toBe(20);
  });

  test('says that the archive is being indexed', async () => {
    stub.fail({ status: 503, code: 'index_not_ready', retryAfterS: 60 });
    await reader.visit('/');
    await expect.poll(() => reader.heading()).toBe('الأرشيف قيد الفهرسة');
  });

  test('asks again on request when the network was gone', async () => {
    stub.fail({ status: 0 });
    await reader.visit('/?q=رصيف');
    await expect.poll(() => reader.heading()).toBe('تعذّر الاتصال بالخادم');
    stub.recover();
    await reader.pushButton('أعد المحاولة');
    await expect.poll(async () => (await reader.hitTitles()).length).toBe(20);
  });

  test('explains a refused request by the parameter that is wrong', async () => {
    const errors = [{ parameter: 'q', detail: 'must not be longer than 2000 characters' }];
    stub.fail({ status: 400, body: { code: 'invalid_request', errors } });
    await reader.visit('/?q=رصيف');
    await expect.poll(() => reader.heading()).toBe('لم يُقبل هذا البحث');
    expect(await reader.page.locator('.details li').textContent()).toContain('نص البحث');
    expect(await reader.barriers()).toEqual([]);
    const asked = stub.calls.length;
    stub.recover();
    await reader.searchFor('رصيف');
    expect(stub.calls.length).toBe(asked);
  });

  test.each([
    ['a fault of the server', { status: 500, code: 'internal' }],
    ['an answer in an unknown shape', { status: 200, body: { hits: 'many' } }],
  ])('shows %s as one, without a promise to try again', async (_, fault) => {
    stub.fail(fault);
    await reader.visit('/?q=رصيف');
    await expect.poll(() => reader.heading()).toBe('حدث خطأ غير متوقع في الخادم');
    expect(await reader.page.getByText('سنعيد المحاولة تلقائيًا.').count()).toBe(0);
  });

  test('shows that it waits, and nothing of it afterwards', async () => {
    const release = stub.hold(/q=رصيف/u);
    await reader.visit('/?q=رصيف');
    await reader.page.locator('.progress').waitFor();
    expect(await reader.barriers()).toEqual([]);
    release();
    await expect.poll(async () => (await reader.hitTitles()).length).toBe(20);
    expect(await reader.page.locator('.progress').count()).toBe(0);
  });

  test('lets the last request win', async () => {
    await reader.visit('/?sort=newest');
    await reader.settle();
    const release = stub.hold(/q=رصيف/u);
    await reader.page.getByRole('searchbox').fill('رصيف');
    await expect.poll(() => stub.calls.some((call) => call.includes('q=رصيف'))).toBe(true);
    await reader.searchFor('قمح');
    await expect.poll(() => reader.markedWords()).toContain('قمح');
    release();
    // What was held is answered before anything asked from now on.
    await reader.page.evaluate(`fetch('/v1/search?limit=1').then((response) => response.text())`);
    expect(await reader.markedWords()).toContain('قمح');
    expect(await reader.markedWords()).not.toContain('رصيف');
    expect(await reader.queryInField()).toBe('قمح');
  });

  test('leaves alone what stands in the field while one types, a space at its end included', async () => {
    await reader.visit('/');
    await reader.type('رصيف ');
    await expect.poll(() => reader.address()).toBe('/?q=رصيف');
    expect(await reader.queryInField()).toBe('رصيف ');
    await reader.type('السفن');
    await expect.poll(() => reader.address()).toBe('/?q=رصيف السفن');
    expect(await reader.queryInField()).toBe('رصيف السفن');
  });

  test('goes to the thousandth page and says where the results end', async () => {
    await reader.visit('/?sort=newest&page=999');
    await reader.settle();
    await reader.follow('التالية');
    await expect.poll(() => reader.address()).toBe('/?sort=newest&page=1000');
    await expect.poll(() => reader.page.getByText('نهاية النتائج').count()).toBe(1);
    expect(await reader.page.locator('.total').textContent()).toContain('الصفحة 1,000 من 1,000');
    expect((await reader.hitTitles()).length).toBe(20);
    expect(await reader.page.locator('.hits li').last().getAttribute('value')).toBe('20000');
    expect(stub.calls.at(-1)).toContain('offset=19980');
    await reader.visit('/?sort=newest&page=1001');
    await reader.follow(/^إلى آخر صفحة/u);
    await expect.poll(() => reader.address()).toBe('/?sort=newest&page=1000');
  });

  test('comes back to where the reader was without asking again', async () => {
    await reader.visit('/?sort=newest');
    await reader.settle();
    await reader.page.locator('main .hit-title a').nth(12).scrollIntoViewIfNeeded();
    const place = await reader.scrolledTo();
    expect(place).toBeGreaterThan(500);
    await reader.openHit(12);
    expect(await reader.scrolledTo()).toBeLessThan(200);
    const asked = stub.calls.length;
    await reader.back();
    await expect.poll(() => reader.scrolledTo()).toBe(place);
    expect(stub.calls.length).toBe(asked);
  });

  test('tells full matches from partial ones and names the words that are missing', async () => {
    await reader.visit('/?q=رصيف+7');
    await reader.settle();
    const total = await reader.page.locator('.total').textContent();
    expect(total).toMatch(/نتيجة واحدة لكل كلمات البحث.*نتيجة لبعضها/u);
    expect(await reader.page.getByText('نتائج لبعض كلمات البحث').count()).toBe(1);
    expect(await reader.missingWords()).toEqual(Array.from({ length: 19 }, () => 'لا يرد فيه: 7'));
    expect(await reader.barriers()).toEqual([]);
  });

  test('opens articles by ids that an address must escape, and follows no script', async () => {
    await reader.visit('/?q=الحصاد&source=Gulf+Wire');
    await reader.settle();
    await reader.openHit(0);
    expect(stub.calls.at(-1)).toMatch(/^\/v1\/articles\/خبر\/\d+\?#&\?q=الحصاد$/u);
    expect(await reader.page.getByRole('link', { name: 'المقال في موقعه الأصلي' }).count()).toBe(0);
    expect(await reader.page.locator('.citation-line').textContent()).toContain(`${stub.url}/article/`);
  });

  test('shows a date only as precisely as it is known', async () => {
    await reader.visit('/?q=58');
    await reader.settle();
    expect(await reader.hitBylines()).toEqual([expect.stringMatching(/2020$/u)]);
    expect(await reader.hitDates()).toEqual(['2020']);
    await reader.searchFor('59');
    await expect.poll(() => reader.hitDates()).toEqual(['2020-02']);
    expect(await reader.hitBylines()).toEqual([expect.stringMatching(/فبراير 2020$/u)]);
  });

  test('shows more values of a filter on request and fewer again', async () => {
    await reader.visit('/?sort=newest');
    await reader.settle();
    expect((await reader.offeredValues('المصدر')).length).toBe(6);
    await reader.pushButton(/^المزيد من قيم المصدر/u);
    expect((await reader.offeredValues('المصدر')).length).toBe(8);
    await reader.pushButton(/^أقل من قيم المصدر/u);
    expect((await reader.offeredValues('المصدر')).length).toBe(6);
  });

  test('copies the citation', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await reader.visit('/?q=58');
    await reader.openHit(0);
    await reader.pushButton('انسخ');
    await reader.page.getByText('نُسخ', { exact: true }).waitFor();
    const copied = await reader.page.evaluate('navigator.clipboard.readText()');
    expect(copied).toBe(await reader.page.locator('.citation-line').textContent());
  });

  test('steps through the matches of an article', async () => {
    await reader.visit('/?q=الحصاد');
    await reader.openHit(0);
    await reader.page.getByText('موضعان مطابقان').waitFor();
    await reader.pushButton('الموضع التالي');
    await reader.page.getByText('1 من 2').waitFor();
    await reader.pushButton('الموضع السابق');
    await reader.page.getByText('2 من 2').waitFor();
    expect(await reader.page.locator('mark[data-current]').count()).toBe(1);
  });
});
