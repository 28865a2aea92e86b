/** The Express app: middleware and routes in order. It never listens; a composition root does. */
import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Searcher, SearchParts } from '../search/search.ts';
import { checkQueryString } from './check-query-string.ts';
import { answerNotFound, createProblemHandler, toRequestId } from './problem.ts';
import { createArticleRoute } from './routes/article.ts';
import { createFacetRoute } from './routes/facet.ts';
import { createHealthRoutes } from './routes/health.ts';
import { createOpenApiRoute } from './routes/openapi.ts';
import { createPageRoutes } from './routes/page.ts';
import { createPushRoutes } from './routes/push.ts';
import type { PushOptions } from './routes/push.ts';
import { createSearchRoute } from './routes/search.ts';

export interface AppOptions extends Pick<SearchParts, 'index' | 'analyzer'> {
  readonly searcher: Searcher;
  /** What writes, and who may; null: this service only reads. */
  readonly push?: PushOptions | null;
  readonly logger: Logger;
  /** Folder of the built page; null: no page, the API alone. */
  readonly webDir: string | null;
}

export function createApp({ logger, webDir, push = null, searcher, ...parts }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(
    pinoHttp({
      logger,
      genReqId: () => randomUUID(),
      // What people search for is their own business: the log has the path, never the query string.
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: url.replace(/\?.*/su, ''),
        }),
      },
      autoLogging: { ignore: ({ url }) => url === '/healthz' || url === '/readyz' },
    }),
  );
  app.use((request, response, next) => {
    response.set('X-Request-Id', toRequestId(request));
    next();
  });
  // Plain http on a local network is a fair way to run an archive; upgrading its assets to https would break the page.
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
      strictTransportSecurity: false,
    }),
  );
  app.use(compression());
  app.use('/v1', checkQueryString);
  app.use(createHealthRoutes(parts));
  app.use(createOpenApiRoute({ isWritable: push !== null }));
  app.use(createSearchRoute(searcher));
  app.use(createFacetRoute(searcher));
  if (push !== null) app.use(createPushRoutes(push));
  app.use(createArticleRoute(parts, searcher, push === null ? [] : ['DELETE']));
  if (webDir !== null) app.use(createPageRoutes(webDir));
  app.use(answerNotFound);
  app.use(createProblemHandler());
  return app;
}
