/** One article, whole, with the matches of the search it was opened from. */
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { toCitation } from '../citation.ts';
import { toArticleTitle } from '../document-title.ts';
import { fetchArticle } from '../remote/fetch-article.ts';
import { toParagraphs } from '../paragraphs.ts';
import { createLoader, NOTHING_LOADED } from '../remote/loader.ts';
import type { LoadState } from '../remote/loader.ts';
import type { OpenedArticle } from '../remote/schemas.ts';
import { EMPTY_SEARCH, isFirstVisit } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { toHref, toSearchHref } from '../url-state.ts';
import { renderArticle } from '../views/article.ts';
import { backIcon } from '../views/icons.ts';
import { renderFailure, toFailureWords } from '../views/failure.ts';
import type { Settled } from '../views/settled.ts';
import { renderWaiting } from '../views/waiting.ts';
import './copyable-citation.ts';
import './match-steps.ts';

export class ArticlePage extends LitElement {
  static override properties = { articleId: {}, search: {}, onSettled: {}, load: { state: true } };

  declare articleId: string;
  /** Where the reader came from; its query is what is marked. */
  declare search: SearchState;
  declare onSettled: (settled: Settled) => void;
  declare load: LoadState<OpenedArticle>;
  #loader = createLoader<OpenedArticle>((load) => {
    this.load = load;
  });

  constructor() {
    super();
    this.articleId = '';
    this.search = EMPTY_SEARCH;
    this.onSettled = () => {};
    this.load = NOTHING_LOADED;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#loader.retry);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#loader.retry);
    this.#loader.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('articleId') && !changed.has('search')) return;
    const { articleId, search } = this;
    this.#loader.load((signal) => fetchArticle(articleId, search, signal));
  }

  protected override updated(changed: PropertyValues): void {
    const { failure, value, waiting } = this.load;
    if (!changed.has('load') || waiting !== 'none') return;
    if (failure !== null) {
      this.onSettled({ title: toArticleTitle(null), announcement: toFailureWords(failure).title });
    } else if (value !== null) {
      this.onSettled({ title: toArticleTitle(value.article.title), announcement: '' });
    }
  }

  protected override render(): TemplateResult {
    const { search } = this;
    const back = isFirstVisit(search) ? strings.backToArchive : strings.backToResults;
    return html`<div class="article-page">
      <p class="back"><a href=${toSearchHref(search)}>${backIcon} ${back}</a></p>
      ${this.#renderAnswer()}
    </div>`;
  }

  #renderAnswer(): TemplateResult {
    const { failure, value, waiting, willRetry } = this.load;
    if (failure?.kind === 'missing') {
      return html`<div class="notice" data-failure="missing">
        <h1 tabindex="-1">${strings.articleNotFound}</h1>
        <p>${strings.articleNotFoundHint}</p>
      </div>`;
    }
    if (failure !== null) return renderFailure(failure, willRetry, this.#loader.retry);
    if (value === null) {
      return html`${renderWaiting(waiting, true)}
        <h1 class="visually-hidden" tabindex="-1">${strings.toArticle}</h1>`;
    }
    const { article, highlights } = value;
    const permalink = location.origin + toHref({ view: 'article', id: article.id, search: EMPTY_SEARCH });
    const places = [...highlights.title, ...toParagraphs(highlights.body).flat()].filter(({ match }) => match).length;
    return html`${renderWaiting(waiting, false)} ${renderArticle(value)}
      <copyable-citation .citation=${toCitation(article, permalink)}></copyable-citation>
      ${places > 0 ? html`<match-steps .places=${places} .marked=${this}></match-steps>` : nothing}`;
  }
}

customElements.define('article-page', ArticlePage);
