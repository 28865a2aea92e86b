/** Drawn signs; each stands beside words or in a labelled control, so none has a name of its own. */
import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';

const icon = (paths: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const searchIcon = icon(svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`);
export const closeIcon = icon(svg`<path d="m6 6 12 12M18 6 6 18" />`);
export const filterIcon = icon(svg`<path d="M4 7h16M7 12h10M10 17h4" />`);
/** Back is to the right where one reads from right to left. */
export const backIcon = icon(svg`<path d="M5 12h14M13 6l6 6-6 6" />`);
export const previousIcon = icon(svg`<path d="m6 15 6-6 6 6" />`);
export const nextIcon = icon(svg`<path d="m6 9 6 6 6-6" />`);

/** Two squares, one turned: the star with which scribes closed a chapter. */
export const starIcon = icon(
  svg`<path d="M5.6 5.6h12.8v12.8H5.6z" /><path d="m12 3 9 9-9 9-9-9z" /><circle cx="12" cy="12" r="1.4" />`,
);
