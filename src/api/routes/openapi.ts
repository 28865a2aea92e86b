/** `GET /openapi.json`: what this service answers, for programs. */
import { Router } from 'express';
import { createOpenApiDocument } from '../openapi/document.ts';
import { allowOnly } from '../problem.ts';

export function createOpenApiRoute(options: { readonly isWritable: boolean }): Router {
  const router = Router();
  const document = createOpenApiDocument(options);
  router
    .route('/openapi.json')
    .get(function answerOpenApi(_request, response) {
      response.set('Cache-Control', 'no-cache').json(document);
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
