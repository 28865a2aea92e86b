/** `GET /healthz`: the process lives. `GET /readyz`: it can answer searches. */
import { Router } from 'express';
import { AppError } from '../../errors.ts';
import type { SearchParts } from '../../search/search.ts';
import { allowOnly } from '../problem.ts';

export function createHealthRoutes({ index }: Pick<SearchParts, 'index'>): Router {
  const router = Router();
  router.get('/healthz', function answerHealth(_request, response) {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async function answerReadiness(_request, response) {
    response.set('Cache-Control', 'no-store');
    const { documents, analyzerVersion, unfit } = await index.state();
    if (unfit !== null) throw new AppError('analyzer_mismatch', unfit);
    response.json({ status: 'ready', documents, analyzerVersion });
  });
  router.all(['/healthz', '/readyz'], allowOnly('GET', 'HEAD'));
  return router;
}
