/** `GET /healthz`: the process lives. `GET /readyz`: it can answer searches. */
import { Router } from 'express';
import { AppError } from '../../errors.ts';
import type { SearchParts } from '../../search/search.ts';
import { allowOnly } from '../problem.ts';

export function createHealthRoutes({ index, analyzer }: Pick<SearchParts, 'index' | 'analyzer'>): Router {
  const router = Router();
  router.get('/healthz', function answerHealth(_request, response) {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async function answerReadiness(_request, response) {
    response.set('Cache-Control', 'no-store');
    const { documents, analyzerVersion } = await index.state();
    if (analyzerVersion !== analyzer.version)
      throw new AppError(
        'analyzer_mismatch',
        `The index was written by analyzer ${analyzerVersion ?? 'unknown'}, and this is ${analyzer.version}: rebuild the index`,
      );
    response.json({ status: 'ready', documents, analyzerVersion });
  });
  router.all(['/healthz', '/readyz'], allowOnly('GET', 'HEAD'));
  return router;
}
