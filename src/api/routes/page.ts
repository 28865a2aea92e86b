/** The search page and its assets, as Vite built them. */
import { join } from 'node:path';
import express, { Router } from 'express';
import { allowOnly } from '../problem.ts';

/** Serves the page in `webDir` for `/` and for every article, and its hashed assets for a year. */
export function createPageRoutes(webDir: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(webDir, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  router
    .route(['/', '/article/*id'])
    .get(function answerPage(_request, response, next) {
      response.set('Cache-Control', 'no-cache').sendFile(join(webDir, 'index.html'), (cause?: Error) => {
        // What it says of the file is for the log; a reader did nothing wrong.
        if (cause && !response.headersSent) next(new Error('The page cannot be sent', { cause }));
      });
    })
    .all(allowOnly('GET', 'HEAD'));
  router.use(express.static(webDir, { index: false, redirect: false, maxAge: '1h' }));
  return router;
}
