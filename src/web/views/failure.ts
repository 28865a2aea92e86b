/** What went wrong and what can be done. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Failure } from '../remote/answer.ts';
import { PARAMETER_LABELS, strings } from '../strings.ar.ts';

/** The words for a failure: its own where the API's code tells more than its kind. */
export function toFailureWords({ kind, code }: Failure): { readonly title: string; readonly hint: string } {
  const key = code === 'index_not_ready' ? 'notReady' : kind;
  return { title: strings.failures[key], hint: strings.failureHints[key] };
}

/** Stands where the answer would stand, and is the page's first heading. `isHome`: there is nowhere else to start. */
export function renderFailure(failure: Failure, willRetry: boolean, retry: () => void, isHome = false): TemplateResult {
  const { title, hint } = toFailureWords(failure);
  return html`<section class="notice failure" data-failure=${failure.kind}>
    <h1 tabindex="-1">${title}</h1>
    <p>${hint} ${willRetry ? strings.willRetry : nothing}</p>
    ${
      failure.details.length === 0
        ? nothing
        : html`<ul class="details">
            ${failure.details.map(
              ({ parameter, detail }) =>
                html`<li>
                  <strong>${PARAMETER_LABELS[parameter] ?? parameter}</strong> <bdi lang="en">${detail}</bdi>
                </li>`,
            )}
          </ul>`
    }
    <p class="actions">
      <button type="button" class="button primary" @click=${retry}>${strings.retry}</button>
      ${isHome ? nothing : html`<a class="button" href="/">${strings.startSearch}</a>`}
    </p>
  </section>`;
}
