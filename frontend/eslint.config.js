import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of src in their order: each may import from those before it only. */
const ROOMS = ['lib', 'activation', 'figure', 'linear', 'kinds', 'pages'];

/** Forbids imports from other folders than the rooms before `room`. */
function importsOf(files, room, root = '../') {
  const before = ROOMS.slice(0, ROOMS.indexOf(room)).join('|');
  const allowed = before === '' ? '' : `(?!${root.replaceAll('.', '\\.')}(${before})/)`;
  const message = `${room} may import from these rooms only: ${before.replaceAll('|', ', ') || 'none'}`;
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: `^${allowed}\\.\\./(?!(\\.\\./)*static/css/)`, message }] },
      ],
    },
  };
}

/** The ways to write a `style` attribute or element, which a page with the policy `style-src 'self'` ignores. */
const STYLE_ATTRIBUTES = [
  'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/(^|\\s)style\\s*=/]',
  'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/<style/]',
  'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
  'CallExpression[callee.property.name="createElement"][arguments.0.value="style"]',
  'ImportDeclaration[source.value=/style-map/]',
].map((selector) => ({ selector, message: 'set styles with cssProperties, or write a sheet' }));

export default defineConfig(
  globalIgnores(['dist/', 'target/']),
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Lit calls the listeners of a template with their element as `this`
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...STYLE_ATTRIBUTES],
    },
  },
  importsOf(['src/lib/*.ts'], 'lib'),
  importsOf(['src/activation/*.ts'], 'activation'),
  importsOf(['src/figure/*.ts'], 'figure'),
  importsOf(['src/linear/*.ts'], 'linear'),
  importsOf(['src/kinds/*.ts'], 'kinds'),
  importsOf(['src/kinds/*/*.ts'], 'kinds', '../../'),
  importsOf(['src/pages/*.ts'], 'pages'),
  importsOf(['src/pages/*/*.ts'], 'pages', '../../'),
);
