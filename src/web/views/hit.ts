/** One hit of a page of results. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Hit } from '../../search/search-result.ts';
import type { SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { toDirection } from '../text-direction.ts';
import { toHref } from '../url-state.ts';
import { renderByline } from './byline.ts';
import { renderSegments } from './segments.ts';

/** The entry of an article; `search` is carried along so that the way back leads here. */
export function renderHit(hit: Hit, search: SearchState, headingLevel: 2 | 3 = 2): TemplateResult {
  const href = toHref({ view: 'article', id: hit.id, search });
  const title = html`<a href=${href}
    >${hit.title.trim() === '' ? strings.untitled : renderSegments(hit.highlights.title)}</a
  >`;
  return html`<article class="hit" lang=${hit.language}>
    ${
      headingLevel === 2
        ? html`<h2 class="hit-title" dir=${toDirection(hit.title)}>${title}</h2>`
        : html`<h3 class="hit-title" dir=${toDirection(hit.title)}>${title}</h3>`
    }
    <div lang="ar">${renderByline(hit)}</div>
    ${hit.snippet.trim() === '' ? nothing : html`<p class="snippet" dir=${toDirection(hit.snippet)}>${renderSnippet(hit)}</p>`}
    ${hit.missing.length === 0 ? nothing : html`<p class="missing" lang="ar">${renderMissing(hit.missing)}</p>`}
  </article>`;
}

function renderSnippet({ highlights, snippetRange }: Hit): unknown {
  const { start, end, of } = snippetRange;
  return [start > 0 ? '… ' : nothing, renderSegments(highlights.snippet), end < of ? ' …' : nothing];
}

function renderMissing(words: readonly string[]): TemplateResult {
  return html`${strings.lacks} ${words.map((word) => html`<span><bdi>${word}</bdi></span>`)}`;
}
