/** Highlighted text as nodes: archive text never becomes markup. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Segment } from '../../search/highlight.ts';

/** The segments in order, matches in `<mark>`; joined they read exactly as the original. */
export function renderSegments(segments: readonly Segment[]): readonly (TemplateResult | string)[] {
  return segments.map(({ text, match }) => (match ? html`<mark>${text}</mark>` : text));
}
