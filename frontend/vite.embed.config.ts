import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** The most that pages of other sites are asked to load, bytes after gzip. */
const BUDGET = 60_000;

/** Breaks the build when the script has outgrown its budget. */
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

// What other sites load is one file: one request, and nothing beside it that a hash in its name would make disappear.
export default defineConfig({
  base: '/assets/',
  build: {
    target: 'es2022',
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
