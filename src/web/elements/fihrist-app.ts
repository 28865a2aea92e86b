/** The page as a whole: the address, the header, and which view stands under it. Views load and show their own data. */
import { html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { arrive } from '../arrival.ts';
import type { Arrival } from '../arrival.ts';
import { readEntry, rememberEntry } from '../history-entry.ts';
import { isFirstVisit, withChange } from '../search-state.ts';
import type { Go, PageState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { parseUrl, toHref } from '../url-state.ts';
import { starIcon } from '../views/icons.ts';
import type { Settled } from '../views/settled.ts';
import './archive-overview.ts';
import './article-page.ts';
import './search-box.ts';
import './search-results.ts';

/** After scrolling has come to rest, so that the history is not written at every pixel. */
const REST_MS = 300;

export class FihristApp extends LitElement {
  static override properties = { page: { state: true }, announcement: { state: true } };

  declare page: PageState;
  declare announcement: string;
  /** What the next view to settle does with scrolling and focus; null once it is done. */
  #arrival: Arrival | null = { kind: 'return', entry: readEntry() };
  #isTyping = false;
  #isReturning = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.page = parseUrl(location);
    this.announcement = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    history.scrollRestoration = 'manual';
    window.addEventListener('popstate', this.#onPopState);
    window.addEventListener('scroll', this.#onScroll, { passive: true });
    document.addEventListener('click', this.#onClick);
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#onPopState);
    window.removeEventListener('scroll', this.#onScroll);
    document.removeEventListener('click', this.#onClick);
    document.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override render(): TemplateResult {
    const { page } = this;
    const isHome = page.view === 'search' && isFirstVisit(page.search);
    return html`<a class="skip-link" href="#content">${strings.skipToContent}</a>
      <header class="site-header" ?data-home=${isHome}>
        <a class="brand" href="/" aria-label=${strings.home}>${starIcon}<span>${strings.name}</span></a>
        <search-box
          .q=${page.search.q}
          .takesFocus=${page.view === 'search'}
          .onType=${this.#onType}
          .onSubmit=${this.#onSubmit}
        ></search-box>
      </header>
      <main id="content" tabindex="-1">${this.#renderView(isHome)}</main>
      <p class="visually-hidden" role="status">${this.announcement}</p>`;
  }

  #renderView(isHome: boolean): TemplateResult {
    const { page } = this;
    if (page.view === 'article') {
      return html`<article-page
        .articleId=${page.id}
        .search=${page.search}
        .onSettled=${this.#onSettled}
      ></article-page>`;
    }
    return isHome
      ? html`<archive-overview .onSettled=${this.#onSettled}></archive-overview>`
      : html`<search-results
          .search=${page.search}
          .go=${this.#go}
          .isReturn=${this.#isReturning}
          .onSettled=${this.#onSettled}
        ></search-results>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('page')) this.announcement = '';
  }

  #go: Go = (to, { replace = false, link = null } = {}) => {
    this.#isTyping = false;
    const href = toHref(to);
    if (href === toHref(this.page)) return;
    if (replace) {
      history.replaceState(readEntry(), '', href);
    } else {
      rememberEntry({ scrollY: window.scrollY, focusHref: link });
      history.pushState(null, '', href);
    }
    this.#arrival = { kind: isNewPlace(this.page, to) ? 'new-place' : 'same-place' };
    this.#isReturning = false;
    this.page = to;
  };

  #onPopState = (): void => {
    const to = parseUrl(location);
    this.#isTyping = false;
    if (toHref(to) === toHref(this.page)) return;
    this.#arrival = { kind: 'return', entry: readEntry() };
    this.#isReturning = true;
    this.page = to;
  };

  #onScroll = (): void => {
    clearTimeout(this.#rest);
    const href = location.href;
    this.#rest = setTimeout(() => {
      if (location.href === href) rememberEntry({ scrollY: window.scrollY });
    }, REST_MS);
  };

  /** One entry in the history for a stretch of typing, however many searches it takes. */
  #onType = (q: string): void => {
    this.#search(q, this.#isTyping);
    this.#isTyping = true;
  };

  #onSubmit = (q: string): void => this.#search(q, this.#isTyping);

  #search(q: string, replace: boolean): void {
    this.#go({ view: 'search', search: withChange(this.page.search, { q }) }, { replace });
  }

  /** Follows links inside the page without loading it anew; all others are the browser's. */
  #onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const isOurs = link.origin === location.origin && (link.pathname === '/' || link.pathname.startsWith('/article/'));
    if (!isOurs || link.target !== '' || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    this.#go(parseUrl(link), { link: link.getAttribute('href') });
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    // The key under `/` types another letter on an Arabic keyboard.
    const isSlash = event.key === '/' || (event.code === 'Slash' && !event.shiftKey);
    if (!isSlash || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select')))
      return;
    if (document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    const box = this.querySelector('search-box input');
    if (box instanceof HTMLInputElement) box.select();
  };

  #onSettled = ({ title, announcement }: Settled): void => {
    document.title = title;
    this.announcement = announcement;
    const arrival = this.#arrival;
    this.#arrival = null;
    if (arrival !== null) arrive(this, arrival);
  };
}

/** Another page of results, or an article: what the reader looks at is replaced, not refined. */
function isNewPlace(from: PageState, to: PageState): boolean {
  return from.view !== to.view || to.view === 'article' || from.search.page !== to.search.page;
}

customElements.define('fihrist-app', FihristApp);
