/** Steps through the matches of a text, in reading order. */
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { formatNumber } from '../arabic-count.ts';
import { sayMatches, strings } from '../strings.ar.ts';
import { nextIcon, previousIcon } from '../views/icons.ts';

export class MatchSteps extends LitElement {
  static override properties = { places: {}, marked: {}, current: { state: true } };

  /** How many matches there are. */
  declare places: number;
  /** Where the matches stand, each in a `<mark>`. */
  declare marked: Element | null;
  /** The match that is pointed at, from 1; 0 before the first step. */
  declare current: number;

  constructor() {
    super();
    this.places = 0;
    this.marked = null;
    this.current = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { current, places } = this;
    return html`<div class="match-steps" role="group" aria-label=${strings.matches}>
      <span role="status">
        ${current === 0 ? sayMatches(places) : strings.matchOf(formatNumber(current), formatNumber(places))}
      </span>
      <button type="button" class="icon-button" aria-label=${strings.previousMatch} @click=${() => this.#step(-1)}>
        ${previousIcon}
      </button>
      <button type="button" class="icon-button" aria-label=${strings.nextMatch} @click=${() => this.#step(1)}>
        ${nextIcon}
      </button>
    </div>`;
  }

  #step(by: 1 | -1): void {
    const marks = [...(this.marked?.querySelectorAll('mark') ?? [])];
    if (marks.length === 0) return;
    const from = this.current === 0 && by < 0 ? 1 : this.current;
    this.current = ((from - 1 + by + marks.length) % marks.length) + 1;
    for (const [index, mark] of marks.entries()) mark.toggleAttribute('data-current', index + 1 === this.current);
    marks[this.current - 1]?.scrollIntoView({ block: 'center' });
  }
}

customElements.define('match-steps', MatchSteps);
