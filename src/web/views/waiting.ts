/** How waiting looks: nothing at first, then a line, then a word. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Waiting } from '../remote/loader.ts';
import { strings } from '../strings.ar.ts';

const SKELETON_ROWS = [1, 2, 3];

/** `isFirst`: there is nothing else to look at yet, so the shape of what comes is shown. */
export function renderWaiting(waiting: Waiting, isFirst: boolean): TemplateResult | typeof nothing {
  if (waiting === 'none' || waiting === 'brief') return nothing;
  return html`<div class="progress" aria-hidden="true"></div>
    <p class=${waiting === 'slow' ? 'slow' : 'visually-hidden'} role="status">
      ${waiting === 'slow' ? strings.slow : strings.loading}
    </p>
    ${
      isFirst
        ? html`<div class="skeleton" aria-hidden="true">
            ${SKELETON_ROWS.map(() => html`<div><i></i><i></i><i></i></div>`)}
          </div>`
        : nothing
    }`;
}
