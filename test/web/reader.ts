/** A reader at the page: what people do and see, in their words. Where things are in the page is known here alone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';

export type Reader = ReturnType<typeof createReader>;

/** A choice among the values of a filter, with its count as it is read. */
export interface OfferedValue {
  readonly value: string;
  readonly count: number;
}

const RESULTS = 'section.results[aria-busy="false"]';

/** Someone with a browser tab of their own. `baseUrl` has no slash at its end. */
export function createReader(page: Page, baseUrl: string) {
  const field = page.getByRole('searchbox');
  const texts = async (selector: string): Promise<string[]> =>
    (await page.locator(selector).allTextContents()).map((text) => text.trim().replaceAll(/\s+/gu, ' '));
  const settle = async (): Promise<void> => {
    await page.locator(`${RESULTS} h1`).waitFor({ state: 'attached' });
  };
  return {
    page,
    visit: async (path: string): Promise<void> => {
      await page.goto(baseUrl + path);
      await page.locator('main h1').first().waitFor({ state: 'attached' });
    },
    searchFor: async (q: string): Promise<void> => {
      await field.fill(q);
      await field.press('Enter');
      await settle();
    },
    /** Types without Enter, letter by letter. */
    type: (text: string): Promise<void> => field.pressSequentially(text),
    press: (key: string): Promise<void> => page.keyboard.press(key),
    settle,
    queryInField: (): Promise<string> => field.inputValue(),
    hitTitles: (): Promise<string[]> => texts('main .hit-title'),
    hitBylines: (): Promise<string[]> => texts('main .byline'),
    hitDates: (): Promise<(string | null)[]> =>
      page
        .locator('main .byline')
        .evaluateAll((lines) => lines.map((line) => line.querySelector('time')?.getAttribute('datetime') ?? null)),
    missingWords: (): Promise<string[]> => texts('main .missing'),
    markedWords: (): Promise<string[]> => texts('main mark'),
    heading: async (): Promise<string> => (await texts('main h1'))[0] ?? '',
    announcement: async (): Promise<string> => (await texts('fihrist-app > [role=status]'))[0] ?? '',
    /** How many results the page says there are; null when it says it in words. */
    total: async (): Promise<number | null> => {
      const number = /^[\d,]+/u.exec((await texts(`${RESULTS} h1`))[0] ?? '');
      return number === null ? null : Number(number[0].replaceAll(',', ''));
    },
    chips: async (): Promise<string[]> => (await texts('main .chip')).map((text) => text.replace(/^أزل /u, '')),
    removeChip: async (value: string): Promise<void> => {
      await page.locator('main .chip', { hasText: value }).click();
      await settle();
    },
    offeredValues: (label: string): Promise<OfferedValue[]> =>
      page
        .getByRole('group', { name: label, exact: true })
        .locator('li')
        .evaluateAll((rows) =>
          rows.map((row) => ({
            value: row.querySelector('bdi')?.textContent ?? '',
            count: Number((row.querySelector('.count')?.textContent ?? '0').replaceAll(',', '')),
          })),
        ),
    chooseFilter: async (label: string, value: string): Promise<void> => {
      const row = page.getByRole('group', { name: label, exact: true }).locator('li');
      await row
        .filter({ has: page.getByText(value, { exact: true }) })
        .getByRole('checkbox')
        .click();
      await settle();
    },
    setDates: async (from: string, to: string): Promise<void> => {
      await page.locator('input[name=from]').fill(from);
      await page.locator('input[name=to]').fill(to);
    },
    sortBy: async (label: string): Promise<void> => {
      await page.getByRole('navigation', { name: 'الترتيب' }).getByRole('link', { name: label }).click();
      await settle();
    },
    openHit: async (index: number): Promise<void> => {
      await page.locator('main .hit-title a').nth(index).click();
      await page.locator('.article h1').waitFor();
    },
    follow: (name: string | RegExp): Promise<void> => page.getByRole('link', { name, exact: true }).first().click(),
    pushButton: (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click(),
    back: async (): Promise<void> => {
      await page.goBack();
    },
    forward: async (): Promise<void> => {
      await page.goForward();
    },
    /** Path and query of where the reader is, readable. */
    address: (): string => {
      const { pathname, search } = new URL(page.url());
      return decodeURIComponent(pathname) + decodeURIComponent(search.replaceAll('+', ' '));
    },
    /** What has the focus, as its text. */
    focused: async (): Promise<string> => (await texts('*:focus'))[0] ?? '',
    scrolledTo: (): Promise<number> => page.locator('html').evaluate((html) => html.scrollTop),
    /** What axe has against the page as it is, one line each. */
    barriers: async (): Promise<string[]> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
  };
}

/** Listens to every tab for errors and warnings; the function that comes back throws when there were any. */
export function watchForComplaints(context: BrowserContext): () => void {
  const complaints: string[] = [];
  context.on('console', (message) => {
    // That a request failed is the server's doing, and what some tests are about.
    const isAboutPage = !message.text().startsWith('Failed to load resource');
    if ((message.type() === 'error' || message.type() === 'warning') && isAboutPage) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return () => {
    if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
  };
}
