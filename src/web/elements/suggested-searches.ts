/** Searches that would find something, with how much: each proposal is tried before it is shown. */
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { fetchTotal } from '../remote/fetch-search.ts';
import { EMPTY_SEARCH } from '../search-state.ts';
import { sayResults, strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';
import type { Suggestion } from '../views/nothing-found.ts';

/** More would be a burden for the server, and for the reader. */
const MAX_TRIED = 8;

export class SuggestedSearches extends LitElement {
  static override properties = { suggestions: {}, helpful: { state: true } };

  declare suggestions: readonly Suggestion[];
  /** The suggestions that find something; null while they are being tried. Without a count: it could not be tried. */
  declare helpful: readonly { readonly suggestion: Suggestion; readonly count: number | null }[] | null;
  #trying = new AbortController();

  constructor() {
    super();
    this.suggestions = [];
    this.helpful = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('suggestions')) return;
    const before: unknown = changed.get('suggestions');
    if (JSON.stringify(before) === JSON.stringify(this.suggestions)) return;
    void this.#try(this.suggestions.slice(0, MAX_TRIED));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#trying.abort();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.helpful === null) return nothing;
    return html`<h2>${strings.suggestions}</h2>
      <ul class="suggestions">
        ${this.helpful.map(
          ({ suggestion: { label, search }, count }) =>
            html`<li>
              <a href=${toSearchHref(search)}>${label}</a>
              ${count === null ? nothing : html`<span class="count">${sayResults(count)}</span>`}
            </li>`,
        )}
        <li><a href=${toSearchHref(EMPTY_SEARCH)}>${strings.startOver}</a></li>
      </ul>`;
  }

  async #try(suggestions: readonly Suggestion[]): Promise<void> {
    this.#trying.abort();
    const { signal } = (this.#trying = new AbortController());
    this.helpful = null;
    const counts = await Promise.all(suggestions.map(({ search }) => fetchTotal(search, signal))).catch(() => null);
    if (signal.aborted || counts === null) return;
    this.helpful = suggestions
      .map((suggestion, at) => ({ suggestion, count: counts[at] ?? null }))
      .filter(({ count }) => count !== 0);
  }
}

customElements.define('suggested-searches', SuggestedSearches);
