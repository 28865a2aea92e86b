/** How the page is built. Where to is the caller's choice: `--outDir`, from this folder's root or absolute. */
import { defineConfig } from 'vite';

// A build is for readers whoever asks for it: under a test runner's NODE_ENV, Lit would come with its warnings.
if (process.argv.includes('build')) process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  // While the page is worked on, `fihrist serve` answers for it.
  server: { proxy: { '/v1': 'http://127.0.0.1:3000' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Fonts and the icon stay files: they are cached for long, and no data: address needs to be allowed.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
