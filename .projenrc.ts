import { JsonFile, License, Project, ProjenrcFile } from 'projen';

/** The subpaths of the package: one module of Kubernetes kinds each, `cdk8s-istio/<name>`. */
const KIND_MODULES = [
  'istio',
  'gateway-api',
  'cert-manager',
  'envoy-gateway',
  'sail',
  'argo-cd',
  'argo-rollouts',
  'flagger',
  'kubernetes',
];
const declarations = (name: string): string => `lib/imports/${name}.d.ts`;

const project = new Project({
  name: 'cdk8s-istio',
  projenCommand: 'npx projen',
  gitIgnoreOptions: {
    ignorePatterns: [
      'node_modules/',
      'lib/',
      'dist/',
      'coverage/',
      '*.tgz',
      '*.tsbuildinfo',
      '*.cpuprofile',
      'conformance/.cache/',
    ],
  },
});
new (class extends ProjenrcFile {
  readonly filePath = '.projenrc.ts';
})(project);
project.defaultTask?.exec('tsx .projenrc.ts');
// The scripts of package.json are the one list of commands, so projen's own tasks of these names go.
for (const task of ['build', 'pre-compile', 'compile', 'post-compile', 'test', 'package', 'eject']) {
  project.tasks.removeTask(task);
}

new License(project, { spdx: 'Apache-2.0' });

new JsonFile(project, 'package.json', {
  marker: false,
  readonly: false,
  obj: {
    name: 'cdk8s-istio',
    version: '0.1.0',
    description:
      'Typed Istio for cdk8s: you say who may talk to whom, it writes the mesh and proves every hop is encrypted.',
    keywords: ['cdk8s', 'istio', 'service-mesh', 'mtls', 'gateway-api', 'cert-manager', 'kubernetes', 'validation'],
    license: 'Apache-2.0',
    main: 'lib/src/index.js',
    types: 'lib/src/index.d.ts',
    bin: { 'cdk8s-istio': 'lib/src/cli/main.js' },
    exports: {
      '.': { types: './lib/src/index.d.ts', default: './lib/src/index.js' },
      ...Object.fromEntries(
        KIND_MODULES.map((name) => [
          `./${name}`,
          { types: `./${declarations(name)}`, default: `./lib/imports/${name}.js` },
        ]),
      ),
      './package.json': './package.json',
    },
    // What `exports` is to newer compilers, for the node10 resolution of the app that `cdk8s init` makes.
    typesVersions: { '*': Object.fromEntries(KIND_MODULES.map((name) => [name, [declarations(name)]])) },
    files: ['lib', 'docs', 'examples/*/*.*', 'CHANGELOG.md'],
    engines: { node: '>=20' },
    scripts: {
      build: 'tsx scripts/build.ts',
      example: 'tsx scripts/example.ts',
      test: 'tsx scripts/test.ts',
      'test:unit': 'jest --testPathIgnorePatterns test/package',
      typecheck: 'tsc --noEmit',
      lint: 'eslint --max-warnings 0 .',
      format: 'prettier --write .',
      'format:check': 'prettier --check .',
      generate: 'tsx src/generator/main.ts',
      'generate:envoy': 'tsx conformance/envoy-types/run.ts',
      conformance: 'tsx conformance/cases/run.ts',
      'conformance:rules': 'tsx conformance/rules/run.ts',
      'conformance:mesh-config': 'tsx conformance/mesh-config/run.ts',
      'conformance:metadata': 'tsx conformance/metadata/run.ts',
      'conformance:helm-values': 'tsx conformance/helm-values/run.ts',
      'conformance:providers': 'tsx conformance/providers/run.ts',
      'conformance:deprecations': 'tsx conformance/deprecations/run.ts',
      'conformance:seeds': 'tsx conformance/seeds/run.ts',
      'conformance:apply': 'tsx conformance/apply/run.ts',
      'conformance:wire': 'tsx conformance/wire/run.ts',
      fuzz: 'tsx conformance/fuzz/run.ts',
      bench: 'tsx bench/main.ts',
      prepack: 'npm run build',
    },
    peerDependencies: { cdk8s: '^2.70.0', constructs: '^10.0.0' },
    dependencies: { 'js-yaml': '^4.3.2', re2js: '^2.10.0' },
    // Not every registry has all platforms of 1.13.0, and `npm ci` fails without them.
    overrides: { 'unrs-resolver': '1.12.2' },
    devDependencies: {
      '@marcbachmann/cel-js': '^8.0.0',
      '@types/jest': '^30.0.0',
      '@types/js-yaml': '^4.0.9',
      '@types/node': '^20.19.43',
      ajv: '^8.20.0',
      cdk8s: '^2.70.106',
      'cdk8s-cli': '^2.207.60',
      constructs: '^10.8.1',
      esbuild: '^0.28.2',
      eslint: '^9.39.5',
      jest: '^30.5.2',
      'json-schema-to-typescript': '^16.0.0',
      prettier: '^3.10.1',
      projen: '^0.103.25',
      'ts-jest': '^29.4.15',
      tsx: '^4.23.15',
      typescript: '^6.0.3',
      'typescript-eslint': '^8.73.0',
    },
  },
});

new JsonFile(project, 'tsconfig.json', {
  obj: {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2023'],
      module: 'node20',
      moduleResolution: 'node16',
      strict: true,
      noUncheckedIndexedAccess: true,
      noImplicitOverride: true,
      noFallthroughCasesInSwitch: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      isolatedModules: true,
      esModuleInterop: true,
      resolveJsonModule: true,
      skipLibCheck: false,
      types: ['node', 'jest'],
      noEmit: true,
      rootDir: '.',
      // Examples and tests import the package by its name, as its users do.
      paths: { 'cdk8s-istio': ['./src/index.ts'], 'cdk8s-istio/*': ['./imports/*.ts'] },
    },
    include: ['src', 'imports', 'test', 'examples', 'bench', 'conformance', 'scripts', '.projenrc.ts'],
    exclude: ['node_modules', 'lib', 'dist', 'conformance/.cache'],
  },
});

new JsonFile(project, 'tsconfig.build.json', {
  obj: {
    extends: './tsconfig.json',
    compilerOptions: { noEmit: false, outDir: 'lib', declaration: true, types: ['node'] },
    include: ['src', 'imports'],
    exclude: ['src/generator'],
  },
});

project.synth();
