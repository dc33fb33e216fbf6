import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['lib/', 'dist/', '**/dist/', 'imports/', 'coverage/', 'conformance/.cache/', 'node_modules/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name is the same everywhere.' },
        { selector: 'TSEnumDeclaration', message: 'Closed sets are unions of string literals.' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // `require` inside a function loads what is heavy on first use.
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  { files: ['scripts/**', 'bench/**', 'conformance/**', 'examples/**'], rules: { 'no-console': 'off' } },
  // Programs as users write them.
  { files: ['test/package/programs/**'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  { files: ['eslint.config.mjs'], rules: { 'no-restricted-syntax': 'off' } },
);
