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
        const budget = chunk.type === 'chunk' && !chunk.isEntry && is3d(chunk.moduleIds) ? BUDGET_3D : BUDGET;
        if (size > budget) {
          this.error(`${chunk.fileName} has ${size} bytes after gzip; it may have ${budget}`);
        }
      }
    },
  };
}

/** Whether a script contains three.js. */
function is3d(moduleIds: readonly string[]): boolean {
  return moduleIds.some((id) => id.includes('/three/'));
}

/** Writes a list of the scripts that an exported article contains. */
function partsList(): Plugin {
  return {
    name: 'embed-parts',
    generateBundle(_, bundle) {
      const scripts = Object.values(bundle).filter((file) => file.type === 'chunk');
      const names = (with3d: boolean): string[] =>
        scripts.filter(({ moduleIds }) => is3d(moduleIds) === with3d).map(({ fileName }) => fileName);
      const source = JSON.stringify({ flat: names(false), threeDimensional: names(true) });
      this.emitFile({ type: 'asset', fileName: 'embed-parts.json', source });
    },
  };
}

/** The entries of the modes in which one script without modules is built. */
const CLASSIC: Readonly<Record<string, string>> = {
  file: 'src/embed.ts',
  'file-3d': 'src/embed.ts',
  article: 'src/embed-article.ts',
};

/**
 * Builds the script that other sites load, whose parts are loaded with the first figure that needs them; in the mode
 * `file`, one script with all parts but three.js for figures in files, which can load nothing; in the mode `file-3d`, the
 * same with three.js for figures that are drawn in three dimensions; and in the mode `article`, the script of exported articles,
 * which loads one of the others.
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
      mode in CLASSIC
        ? {
            input: { [`embed-${mode}`]: CLASSIC[mode] ?? '' },
            // a script that is no module has none
            transform: { define: { 'import.meta': '{}' } },
            output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
          }
        : {
            input: { embed: 'src/embed.ts' },
            output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/embed/[name]-[hash].js' },
          },
  },
  plugins: mode in CLASSIC ? [] : [budget(), partsList()],
}));
