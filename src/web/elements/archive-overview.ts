/** The first visit: what this archive is and where to begin. */
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { formatPublishedAt } from '../format-date.ts';
import { toSearchTitle } from '../document-title.ts';
import { fetchOverview } from '../remote/fetch-search.ts';
import type { Overview } from '../remote/fetch-search.ts';
import { createLoader, NOTHING_LOADED } from '../remote/loader.ts';
import type { LoadState } from '../remote/loader.ts';
import { EMPTY_SEARCH, OFFERED_FILTERS, withChange, withFilter } from '../search-state.ts';
import { EXAMPLE_QUERIES, FILTER_LABELS, sayArticles, strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';
import { renderFailure, toFailureWords } from '../views/failure.ts';
import { renderHit } from '../views/hit.ts';
import type { Settled } from '../views/settled.ts';
import { renderWaiting } from '../views/waiting.ts';

const EXAMPLES = 5;
/** Values of a filter that a first visitor is shown. */
const FEW_VALUES = 6;
const EVERYTHING = withChange(EMPTY_SEARCH, { sort: 'newest' });

export class ArchiveOverview extends LitElement {
  static override properties = { onSettled: {}, load: { state: true } };

  declare onSettled: (settled: Settled) => void;
  declare load: LoadState<Overview>;
  #loader = createLoader<Overview>((load) => {
    this.load = load;
  });

  constructor() {
    super();
    this.onSettled = () => {};
    this.load = NOTHING_LOADED;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#loader.retry);
    this.#loader.load(fetchOverview);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#loader.retry);
    this.#loader.stop();
  }

  protected override updated(changed: PropertyValues): void {
    const { failure, value, waiting } = this.load;
    if (!changed.has('load') || waiting !== 'none') return;
    const title = toSearchTitle(EMPTY_SEARCH);
    if (failure !== null) this.onSettled({ title, announcement: toFailureWords(failure).title });
    else if (value !== null) this.onSettled({ title, announcement: '' });
  }

  protected override render(): TemplateResult {
    const { failure, value, waiting, willRetry } = this.load;
    if (failure !== null)
      return html`<div class="overview">${renderFailure(failure, willRetry, this.#loader.retry, true)}</div>`;
    return html`<div class="overview">
      <h1 tabindex="-1">${strings.welcome}</h1>
      ${renderWaiting(waiting, false)} ${value === null ? nothing : renderOverview(value)}
    </div>`;
  }
}

function renderOverview(overview: Overview): TemplateResult {
  if (overview.articles === 0) return html`<p class="lead">${strings.archiveEmpty}</p>`;
  return html`<p class="lead">${strings.archiveHas(overview.articles)}${renderSpan(overview)}.</p>
    <section class="examples">
      <h2>${strings.tryExamples}</h2>
      <ul>
        ${toExamples(overview).map(
          (q) =>
            html`<li>
              <a href=${toSearchHref(withChange(EMPTY_SEARCH, { q }))}><bdi>${q}</bdi></a>
            </li>`,
        )}
      </ul>
    </section>
    <div class="overview-columns">
      <section class="latest">
        <h2>${strings.latest}</h2>
        <ol class="hits">
          ${overview.latest.map((hit) => html`<li>${renderHit(hit, EMPTY_SEARCH, 3)}</li>`)}
        </ol>
        <p><a class="button" href=${toSearchHref(EVERYTHING)}>${strings.browseAll}</a></p>
      </section>
      <nav class="browse" aria-label=${strings.browse}>
        ${OFFERED_FILTERS.map((name) => renderValues(overview, name))}
      </nav>
    </div>`;
}

/** What the archive's own tags name is found in it; an archive without tags gets queries that suit most news. */
function toExamples({ facets }: Overview): readonly string[] {
  const tags = facets.tag?.map(({ value }) => value) ?? [];
  return tags.length < EXAMPLES ? EXAMPLE_QUERIES : tags.slice(0, EXAMPLES);
}

function renderSpan({ oldest, newest }: Overview): string {
  const from = oldest === null ? null : formatPublishedAt(oldest);
  const to = newest === null ? null : formatPublishedAt(newest);
  return from === null || to === null ? '' : `${strings.comma}${strings.archiveSpan(from, to)}`;
}

function renderValues({ facets }: Overview, name: (typeof OFFERED_FILTERS)[number]): TemplateResult | typeof nothing {
  const values = facets[name]?.slice(0, FEW_VALUES) ?? [];
  if (values.length === 0) return nothing;
  return html`<section>
    <h2>${FILTER_LABELS[name]}</h2>
    <ul>
      ${values.map(
        ({ value, count }) =>
          html`<li>
            <a href=${toSearchHref(withFilter(EMPTY_SEARCH, name, value, true))}><bdi>${value}</bdi></a>
            <span class="count">${sayArticles(count)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

customElements.define('archive-overview', ArchiveOverview);
