/** Source, section, author and date of an article in one line. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Hit } from '../../search/search-result.ts';
import { formatPublishedAt } from '../format-date.ts';

/** The line under a title; what the archive does not know is left out. */
export function renderByline(article: Pick<Hit, 'source' | 'category' | 'author' | 'publishedAt'>): TemplateResult {
  const { source, category, author, publishedAt } = article;
  const known = [source, category, author].filter((part) => part !== null && part !== '');
  return html`<p class="byline">
    ${known.map((part) => html`<span><bdi>${part}</bdi></span>`)}${publishedAt === null ? nothing : renderDate(publishedAt)}
  </p>`;
}

/** A date as precise as it is known, with the archive's own form for machines. */
export function renderDate(publishedAt: string): TemplateResult {
  const label = formatPublishedAt(publishedAt);
  return label === null
    ? html`<span><bdi>${publishedAt}</bdi></span>`
    : html`<time datetime=${publishedAt}>${label}</time>`;
}
