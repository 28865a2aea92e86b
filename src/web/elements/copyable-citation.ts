/** A line for a footnote, and the button that copies it. */
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { strings } from '../strings.ar.ts';

export class CopyableCitation extends LitElement {
  static override properties = { citation: {}, outcome: { state: true } };

  declare citation: string;
  declare outcome: 'none' | 'copied' | 'failed';

  constructor() {
    super();
    this.citation = '';
    this.outcome = 'none';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const said = { none: '', copied: strings.copied, failed: strings.copyFailed };
    return html`<section class="citation">
      <h2>${strings.cite}</h2>
      <p class="citation-line"><bdi>${this.citation}</bdi></p>
      <p class="actions">
        <button type="button" class="button" @click=${this.#copy}>${strings.copy}</button>
        <span role="status">${said[this.outcome]}</span>
      </p>
    </section>`;
  }

  #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.citation);
      this.outcome = 'copied';
    } catch {
      // Refused, or not there at all: plain http outside of this machine has no clipboard.
      const line = this.querySelector('.citation-line');
      if (line !== null) getSelection()?.selectAllChildren(line);
      this.outcome = 'failed';
    }
  };
}

customElements.define('copyable-citation', CopyableCitation);
