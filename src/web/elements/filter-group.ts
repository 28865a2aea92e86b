/** One filter: its values as checkboxes with counts, the rest behind a button. */
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FacetCount } from '../../search/search-result.ts';
import { formatNumber } from '../arabic-count.ts';
import { toFacetRows } from '../facet-rows.ts';
import { strings } from '../strings.ar.ts';

const FEW = 6;
const MORE = 20;

export class FilterGroup extends LitElement {
  static override properties = {
    label: {},
    counts: {},
    isAtLeast: {},
    chosen: {},
    onChoose: {},
    shown: { state: true },
  };

  declare label: string;
  declare counts: readonly FacetCount[];
  /** Whether there may be more than is counted; see `Total.relation`. */
  declare isAtLeast: boolean;
  declare chosen: readonly string[];
  declare onChoose: (value: string, chosen: boolean) => void;
  /** How many values are in sight. */
  declare shown: number;

  constructor() {
    super();
    this.label = '';
    this.counts = [];
    this.isAtLeast = false;
    this.chosen = [];
    this.onChoose = () => {};
    this.shown = FEW;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { rows, hidden } = toFacetRows(this.counts, this.chosen, this.shown);
    if (rows.length === 0) return nothing;
    return html`<fieldset>
      <legend>${this.label}</legend>
      <ul>
        ${repeat(
          rows,
          ({ value }) => value,
          ({ value, count, isChosen }) =>
            html`<li>
              <label>
                <input type="checkbox" .checked=${live(isChosen)} @change=${() => this.onChoose(value, !isChosen)} />
                <bdi>${value}</bdi>
                ${count === null ? nothing : html`<span class="count">${formatNumber(count)}${this.isAtLeast ? '+' : nothing}</span>`}
              </label>
            </li>`,
        )}
      </ul>
      ${
        hidden > 0
          ? html`<button
              type="button"
              class="more"
              @click=${() => {
                this.shown += MORE;
              }}
            >
              ${strings.more} <span class="visually-hidden">${strings.moreOf(this.label)}</span>
              <span class="count">${formatNumber(hidden)}</span>
            </button>`
          : nothing
      }
      ${
        this.shown > FEW
          ? html`<button
              type="button"
              class="more"
              @click=${() => {
                this.shown = FEW;
              }}
            >
              ${strings.fewer} <span class="visually-hidden">${strings.moreOf(this.label)}</span>
            </button>`
          : nothing
      }
    </fieldset>`;
  }
}

customElements.define('filter-group', FilterGroup);
