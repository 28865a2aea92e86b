/** How the results lie in time: a bar for each step, which narrows the search to it. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatPublishedAt } from '../format-date.ts';
import type { ShownResult } from '../remote/schemas.ts';
import { withChange } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { sayResults, strings } from '../strings.ar.ts';
import { toTimelineBars } from '../timeline-bars.ts';
import { toSearchHref } from '../url-state.ts';

/** Nothing where everything lies in one step. */
export function renderTimeline(search: SearchState, { histogram }: ShownResult): TemplateResult | typeof nothing {
  const bars = toTimelineBars(histogram ?? []);
  const [first] = bars;
  const last = bars.at(-1);
  if (!first || !last || bars.length === 1) return nothing;
  const most = Math.max(...bars.map(({ count }) => count));
  return html`<nav class="timeline" aria-label=${strings.timeline} style="--bars: ${bars.length}">
    <ol>
      ${bars.map(({ value, count, from, to }) => {
        const said = `${sayStep(value)}: ${sayResults(count)}`;
        return count === 0
          ? html`<li></li>`
          : html`<li>
              <a
                href=${toSearchHref(withChange(search, { from, to }))}
                title=${said}
                aria-label=${said}
                style="--share: ${(count / most).toFixed(4)}"
              ></a>
            </li>`;
      })}
    </ol>
    <p aria-hidden="true"><span>${sayStep(first.value)}</span><span>${sayStep(last.value)}</span></p>
  </nav>`;
}

const sayStep = (value: string): string => formatPublishedAt(value) ?? value;
