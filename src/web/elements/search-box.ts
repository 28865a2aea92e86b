/** The field for the query: searches while one types, at once on Enter. What a search does is the page's matter. */
import { html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { strings } from '../strings.ar.ts';
import { closeIcon, searchIcon } from '../views/icons.ts';

const TYPING_PAUSE_MS = 220;
/** The longest query that the API takes, in UTF-16 units. */
const MAX_QUERY_LENGTH = 2000;

export class SearchBox extends LitElement {
  static override properties = { q: {}, takesFocus: {}, draft: { state: true }, onType: {}, onSubmit: {} };

  /** The query of the page's state. */
  declare q: string;
  /** Whether to start in the field: a reader who opens an article wants to read. */
  declare takesFocus: boolean;
  /** What stands in the field; ahead of `q` while one types. */
  declare draft: string;
  declare onType: (q: string) => void;
  declare onSubmit: (q: string) => void;
  /** The query last passed on: when it comes back as `q`, what was typed since must stay. */
  #sent: string | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.q = '';
    this.takesFocus = false;
    this.draft = '';
    this.onType = () => {};
    this.onSubmit = () => {};
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('q') || this.q === this.#sent) return;
    clearTimeout(this.#pause);
    this.#sent = null;
    this.draft = this.q;
  }

  protected override firstUpdated(): void {
    if (this.takesFocus) this.#field?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    return html`<form role="search" action="/" @submit=${this.#submit} @keydown=${this.#clearOnEscape}>
      <label class="visually-hidden" for="q">${strings.searchLabel}</label>
      <span class="field-icon">${searchIcon}</span>
      <input
        id="q"
        name="q"
        type="search"
        .value=${this.draft}
        dir=${this.draft === '' ? 'rtl' : 'auto'}
        maxlength=${MAX_QUERY_LENGTH}
        placeholder=${strings.searchPlaceholder}
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="search"
        aria-keyshortcuts="/"
        @input=${this.#type}
      />
      <kbd aria-hidden="true" ?hidden=${this.draft !== ''}>/</kbd>
      <button
        type="button"
        class="clear"
        ?hidden=${this.draft === ''}
        aria-label=${strings.clear}
        @click=${this.#clear}
      >
        ${closeIcon}
      </button>
      <button type="submit" class="button primary">${strings.search}</button>
    </form>`;
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  #type = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.draft = event.target.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.onType(this.#send()), TYPING_PAUSE_MS);
  };

  #submit = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#pause);
    this.onSubmit(this.#send());
    // A phone's keyboard covers the results.
    if (matchMedia('(pointer: coarse)').matches) this.#field?.blur();
  };

  #clear = (): void => {
    this.draft = '';
    clearTimeout(this.#pause);
    this.onSubmit(this.#send());
    this.#field?.focus();
  };

  #clearOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || this.draft === '') return;
    event.preventDefault();
    this.#clear();
  };

  #send(): string {
    const q = this.draft.trim();
    this.#sent = q;
    return q;
  }
}

customElements.define('search-box', SearchBox);
