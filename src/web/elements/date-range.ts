/** The first and the last day of a search. A range that runs backwards is explained and not searched. */
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { isReversed } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { parseDay } from '../url-state.ts';

/** A year being typed passes through 2, 20 and 201; no archive of news is that old. */
const FIRST_DAY = '1000-01-01';

export class DateRange extends LitElement {
  static override properties = {
    from: {},
    to: {},
    onRange: {},
    draftFrom: { state: true },
    draftTo: { state: true },
  };

  declare from: string | null;
  declare to: string | null;
  declare onRange: (from: string | null, to: string | null) => void;
  /** What stands in the fields. */
  declare draftFrom: string | null;
  declare draftTo: string | null;

  constructor() {
    super();
    this.from = null;
    this.to = null;
    this.onRange = () => {};
    this.draftFrom = null;
    this.draftTo = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('from')) this.draftFrom = this.from;
    if (changed.has('to')) this.draftTo = this.to;
  }

  protected override render(): TemplateResult {
    const wrong = isReversed({ from: this.draftFrom, to: this.draftTo });
    return html`<fieldset>
      <legend>${strings.date}</legend>
      <div class="days">
        ${this.#renderDay('from', strings.from, this.draftFrom, wrong)}
        ${this.#renderDay('to', strings.to, this.draftTo, wrong)}
      </div>
      <p class="field-error" id="range-error" role="alert">${wrong ? strings.reversedDates : nothing}</p>
    </fieldset>`;
  }

  #renderDay(name: 'from' | 'to', label: string, day: string | null, wrong: boolean): TemplateResult {
    return html`<label>
      <span>${label}</span>
      <input
        type="date"
        name=${name}
        min=${FIRST_DAY}
        max="9999-12-31"
        .value=${day ?? ''}
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? 'range-error' : nothing}
        @change=${this.#change}
      />
    </label>`;
  }

  #change = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const day = parseDay(target.value);
    // An empty value is a day that is taken back, unless half a date stands in the field.
    if (target.validity.badInput || (day !== null && day < FIRST_DAY)) return;
    if (target.name === 'from') this.draftFrom = day;
    else this.draftTo = day;
    if (!isReversed({ from: this.draftFrom, to: this.draftTo })) this.onRange(this.draftFrom, this.draftTo);
  };
}

customElements.define('date-range', DateRange);
