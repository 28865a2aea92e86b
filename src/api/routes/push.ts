/** `POST /v1/articles` and `DELETE /v1/articles/{id}`: writing, for keys with the write scope. */
import { Router } from 'express';
import { MAX_ID_LENGTH } from '../../article/parse-article.ts';
import { AppError } from '../../errors.ts';
import { requireScope } from '../api-keys.ts';
import type { ApiKey } from '../api-keys.ts';
import { allowOnly, sendProblem, toProblem, toRequestId } from '../problem.ts';
import { readPushed } from '../read-pushed.ts';
import { refuseParameters } from '../refuse-parameters.ts';
import type { PushResponse } from '../schemas/push-response.ts';

/** What writing needs; `ingest/article-intake.ts` has it. */
export interface Intake {
  put(
    records: readonly unknown[],
  ): Promise<
    readonly (
      | { readonly ok: true; readonly id: string; readonly outcome: PushResponse['accepted'][number]['outcome'] }
      | { readonly ok: false; readonly reasons: readonly string[] }
    )[]
  >;
  remove(id: string): Promise<boolean>;
}

export interface PushOptions {
  readonly intake: Intake;
  readonly apiKeys: readonly ApiKey[];
}

export function createPushRoutes({ intake, apiKeys }: PushOptions): Router {
  const router = Router();
  const writers = requireScope('write', apiKeys);
  router
    .route('/v1/articles')
    .post(writers, refuseParameters, async function answerPush(request, response) {
      const records = await readPushed(request);
      const readable = records.flatMap((record, index) => (record.ok ? [{ index, value: record.value }] : []));
      const results = await intake.put(readable.map(({ value }) => value));
      const answer: PushResponse = { accepted: [], rejected: [] };
      for (const [index, record] of records.entries())
        if (!record.ok) answer.rejected.push({ index, reasons: [...record.reasons] });
      for (const [at, result] of results.entries()) {
        const index = readable[at]?.index ?? at;
        if (result.ok) answer.accepted.push({ index, id: result.id, outcome: result.outcome });
        else answer.rejected.push({ index, reasons: [...result.reasons] });
      }
      answer.rejected.sort((a, b) => a.index - b.index);
      if (answer.accepted.length > 0) {
        response.json(answer);
        return;
      }
      // A part that was is a success with exceptions; with none it is an error, which says of each record why.
      const error = new AppError('nothing_accepted', `None of ${records.length} is an article; "rejected" says why`);
      sendProblem(response, { ...toProblem(error, toRequestId(request)), ...answer });
    })
    .all(allowOnly('POST'));
  const one = router.route('/v1/articles/:id');
  // The route that reads there says which methods there are; Express would answer with this one alone.
  one.options(function passOn(_request, _response, next) {
    next();
  });
  one.delete(writers, refuseParameters, async function answerRemoval(request, response) {
    const { id } = request.params;
    const isRemoved = id.length <= MAX_ID_LENGTH && (await intake.remove(id));
    if (!isRemoved)
      throw new AppError(
        'article_not_found',
        `The archive has no article with the id ${JSON.stringify(id.slice(0, 100))}`,
      );
    response.status(204).end();
  });
  return router;
}
