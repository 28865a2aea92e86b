/** How the package exports for browsers are built: one module each, with the data it needs inside. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/package',
    // TypeScript has put the other exports there.
    emptyOutDir: false,
    lib: { entry: 'analysis.browser.ts', formats: ['es'], fileName: 'analysis.browser' },
  },
});
