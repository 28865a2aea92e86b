/**
 * How the package exports are built: one module each, for browsers with the data it needs inside, for Node reading it from
 * `index-config` (`--mode node`). In one module Node loads them three times as fast as in their thirty.
 */
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/package',
    // TypeScript has put the types there.
    emptyOutDir: false,
    ...(mode === 'node'
      ? { ssr: 'analysis.ts' }
      : { lib: { entry: 'analysis.browser.ts', formats: ['es'], fileName: 'analysis.browser' } }),
  },
}));
