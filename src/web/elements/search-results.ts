/** A search and its answer: loads a page of results and shows it with filters, order and paging. */
import { html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { recallAnswer, rememberAnswer } from '../answer-cache.ts';
import { toSearchTitle } from '../document-title.ts';
import { fetchSearch } from '../remote/fetch-search.ts';
import type { AnsweredSearch } from '../remote/fetch-search.ts';
import { createLoader, NOTHING_LOADED } from '../remote/loader.ts';
import type { LoadState } from '../remote/loader.ts';
import { countFilters, EMPTY_SEARCH, isReversed } from '../search-state.ts';
import type { Go, SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { renderFailure, toFailureWords } from '../views/failure.ts';
import { renderFilters } from '../views/filters.ts';
import { closeIcon, filterIcon } from '../views/icons.ts';
import { announceResults, renderResults } from '../views/results.ts';
import { renderReversedDates } from '../views/reversed-dates.ts';
import type { Settled } from '../views/settled.ts';
import { renderWaiting } from '../views/waiting.ts';
import './suggested-searches.ts';

/** Room for filters beside the results; the style sheets use the same width. */
const WIDE = '(min-width: 60rem)';

export class SearchResults extends LitElement {
  static override properties = {
    search: {},
    go: {},
    isReturn: {},
    onSettled: {},
    load: { state: true },
    isWide: { state: true },
  };

  declare search: SearchState;
  declare go: Go;
  /** Whether the reader came here by Back or Forward: then what was shown is good enough. */
  declare isReturn: boolean;
  declare onSettled: (settled: Settled) => void;
  declare load: LoadState<AnsweredSearch>;
  declare isWide: boolean;

  #wide = matchMedia(WIDE);
  #loader = createLoader<AnsweredSearch>((load) => {
    this.load = load;
  });

  constructor() {
    super();
    this.search = EMPTY_SEARCH;
    this.go = () => {};
    this.isReturn = false;
    this.onSettled = () => {};
    this.load = NOTHING_LOADED;
    this.isWide = this.#wide.matches;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#wide.addEventListener('change', this.#onWidth);
    window.addEventListener('online', this.#loader.retry);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wide.removeEventListener('change', this.#onWidth);
    window.removeEventListener('online', this.#loader.retry);
    this.#loader.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('search')) return;
    const { search } = this;
    const known = this.isReturn ? recallAnswer(search) : undefined;
    if (isReversed(search)) this.#loader.stop();
    else if (known === undefined) this.#loader.load((signal) => fetchSearch(search, signal));
    else this.#loader.show(known);
  }

  protected override render(): TemplateResult {
    const { isWide, load, search } = this;
    const filters = renderFilters(search, load.value?.result ?? null, this.go);
    return html`<div class="results-layout">
      ${isWide ? html`<aside class="filters-column" aria-label=${strings.filters}>${filters}</aside>` : ''}
      <section class="results" aria-busy=${load.waiting === 'none' ? 'false' : 'true'}>
        ${renderWaiting(load.waiting, load.value === null && load.failure === null)} ${this.#renderAnswer()}
      </section>
      ${isWide ? '' : this.#renderFilterSheet(filters)}
    </div>`;
  }

  #renderAnswer(): TemplateResult {
    const { load, search } = this;
    if (isReversed(search)) return renderReversedDates(search);
    if (load.failure !== null) return renderFailure(load.failure, load.willRetry, this.#loader.retry);
    if (load.value === null) return html`<h1 class="visually-hidden" tabindex="-1">${strings.resultsTitle}</h1>`;
    return renderResults(load.value, this.isWide ? null : this.#renderFilterButton());
  }

  #renderFilterButton(): TemplateResult {
    const count = countFilters(this.search);
    return html`<button type="button" class="button open-filters" aria-haspopup="dialog" @click=${this.#openSheet}>
      ${filterIcon} ${count === 0 ? strings.openFilters : strings.openFiltersChosen(count)}
    </button>`;
  }

  #renderFilterSheet(filters: TemplateResult): TemplateResult {
    const count = this.load.value?.result.total.value ?? 0;
    return html`<dialog class="filter-sheet" aria-label=${strings.filters} @click=${this.#closeOnBackdrop}>
      <form method="dialog" class="sheet-head">
        <p>${strings.filters}</p>
        <button class="icon-button" aria-label=${strings.close}>${closeIcon}</button>
      </form>
      <div class="sheet-body">${filters}</div>
      <form method="dialog" class="sheet-foot">
        <button class="button primary">${strings.showResults(count)}</button>
      </form>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues): void {
    const { load, search } = this;
    if (!changed.has('search') && !changed.has('load')) return;
    const title = toSearchTitle(search);
    if (isReversed(search)) this.onSettled({ title, announcement: strings.reversedDates });
    else if (load.waiting !== 'none') return;
    else if (load.failure !== null) this.onSettled({ title, announcement: toFailureWords(load.failure).title });
    else if (load.value !== null) {
      rememberAnswer(load.value);
      this.onSettled({ title, announcement: announceResults(load.value) });
    }
  }

  #onWidth = (): void => {
    this.isWide = this.#wide.matches;
  };

  #openSheet = (): void => {
    this.querySelector('dialog')?.showModal();
  };

  #closeOnBackdrop = (event: Event): void => {
    const { currentTarget, target } = event;
    if (currentTarget instanceof HTMLDialogElement && target === currentTarget) currentTarget.close();
  };
}

customElements.define('search-results', SearchResults);
