import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** The largest size of the embed script, bytes after gzip. */
const BUDGET = 60_000;

/** Fails the build if the embed script is larger than its budget. */
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

// Other sites load a single file, which refers to no file with a hash in its name.
export default defineConfig({
  base: '/assets/',
  build: {
    target: 'es2022',
    // the first browsers that know light-dark(), which the palette is written with; for older ones it would be rewritten
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: false,
    modulePreload: false,
    rollupOptions: {
      input: { embed: 'src/embed.ts' },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
  plugins: [budget()],
});
