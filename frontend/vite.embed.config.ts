import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** The largest size of the embed script and of each part that it loads, bytes after gzip. */
const BUDGET = 40_000;

/** Fails the build if a script is larger than its budget. */
function budget(): Plugin {
  return {
    name: 'embed-budget',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        const size = gzipSync(chunk.type === 'chunk' ? chunk.code : chunk.source).length;
        if (size > BUDGET) {
          this.error(`${chunk.fileName} has ${size} bytes after gzip; it may have ${BUDGET}`);
        }
      }
    },
  };
}

/**
 * Builds the script that other sites load, whose parts are loaded with the first figure that needs them; in the mode
 * `file`, one script with all parts for figures in files, which can load nothing.
 */
export default defineConfig(({ mode }) => ({
  base: '/',
  build: {
    target: 'es2022',
    // the first browsers that know light-dark(), which the palette is written with; for older ones it would be rewritten
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: false,
    modulePreload: false,
    rollupOptions:
      mode === 'file'
        ? { input: { 'embed-file': 'src/embed.ts' }, output: { entryFileNames: '[name].js', codeSplitting: false } }
        : {
            input: { embed: 'src/embed.ts' },
            output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/embed/[name]-[hash].js' },
          },
  },
  plugins: mode === 'file' ? [] : [budget()],
}));
