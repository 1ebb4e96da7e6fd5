import { defineConfig } from 'vitest/config';

// Entries keep their names, as the server's pages refer to them; the files that they load get a hash in their names.
export default defineConfig({
  base: '/assets/',
  build: {
    target: 'es2022',
    // the first browsers that know light-dark(), which the palette is written with; for older ones it would be rewritten
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // the content security policy lets nothing be loaded from within a style sheet
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { main: 'src/main.ts', theme: 'src/theme.ts', 'figure-events': 'src/figure-events-worker.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: 'chunks/[name]-[hash][extname]',
      },
    },
  },
  // palette.css belongs to the server's pages, too
  server: { fs: { allow: ['.', '../static/css'] } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    css: true,
    // a document for each file would take most of the time
    isolate: false,
    // a shared machine is sometimes several times slower
    testTimeout: 30_000,
  },
});
