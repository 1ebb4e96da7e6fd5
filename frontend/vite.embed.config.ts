import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** The largest size of the embed script and of each part that it loads, bytes after gzip. */
const BUDGET = 40_000;
/** The largest size of the part that contains three.js. */
const BUDGET_3D = 200_000;

/** Fails the build if a script is larger than its budget. */
function budget(): Plugin {
  return {
    name: 'embed-budget',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        const size = gzipSync(chunk.type === 'chunk' ? chunk.code : chunk.source).length;
        const is3d = chunk.type === 'chunk' && !chunk.isEntry && chunk.moduleIds.some((id) => id.includes('/three/'));
        const budget = is3d ? BUDGET_3D : BUDGET;
        if (size > budget) {
          this.error(`${chunk.fileName} has ${size} bytes after gzip; it may have ${budget}`);
        }
      }
    },
  };
}

/**
 * Builds the script that other sites load, whose parts are loaded with the first figure that needs them; in the mode
 * `file`, one script with all parts but three.js for figures in files, which can load nothing; and in the mode `file-3d`, the
 * same with three.js for figures that are drawn in three dimensions.
 */
export default defineConfig(({ mode }) => ({
  base: '/',
  define: mode === 'file' ? { 'import.meta.env.WITHOUT_3D': 'true' } : {},
  build: {
    target: 'es2022',
    // the first browsers that know light-dark(), which the palette is written with; for older ones it would be rewritten
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: false,
    modulePreload: false,
    rollupOptions:
      mode === 'file' || mode === 'file-3d'
        ? {
            input: { [`embed-${mode}`]: 'src/embed.ts' },
            output: { entryFileNames: '[name].js', codeSplitting: false },
          }
        : {
            input: { embed: 'src/embed.ts' },
            output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/embed/[name]-[hash].js' },
          },
  },
  plugins: mode.startsWith('file') ? [] : [budget()],
}));
