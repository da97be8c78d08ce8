// Who may import whom, each rule with its reason. Run by `npm run check`; told in ARCHITECTURE.md.

const TEST = String.raw`\.test\.tsx?$`;
const BESIDE_THE_PRODUCT = '^(tests|bench|scripts)/';

/** Core's folders from left to right: each sees only folders to its left, and neighbours in a row are strangers. */
const CORE_ORDER = [
  ['stats', 'calendar'],
  ['vocabulary'],
  ['program'],
  ['measure'],
  ['flow', 'scope', 'capacity', 'risk', 'decisions', 'quality', 'adoption', 'objectives', 'requirements'],
  ['schedule'],
  ['forecast'],
  ['impact'],
  ['updates'],
];

const coreFolder = (names) => `^packages/core/src/(?:${names.join('|')})/`;

const coreOrder = CORE_ORDER.flatMap((row, index) =>
  row.map((name) => {
    const notToTheLeft = CORE_ORDER.slice(index)
      .flat()
      .filter((other) => other !== name);
    return {
      name: `core-order-${name}`,
      severity: 'error',
      comment:
        `core/${name} may only build on folders to its left. Data runs one way through core; ` +
        'a question that needs both sides belongs in a folder further right.',
      from: { path: coreFolder([name]) },
      to: { path: coreFolder(notToTheLeft.length > 0 ? notToTheLeft : ['$none']) },
    };
  }),
);

const core = [
  {
    name: 'core-folder-has-a-place',
    severity: 'error',
    comment:
      'A folder of core that the order above does not name would escape it: give it its place in CORE_ORDER.',
    from: {},
    to: { path: '^packages/core/src/', pathNot: coreFolder(CORE_ORDER.flat()) },
  },
  {
    name: 'core-is-alone',
    severity: 'error',
    comment:
      'Core is pure: no input, output, clock or chance. It imports itself and zod, so that the same facts give ' +
      'the same answer in the server, in a test and in a browser worker.',
    from: { path: '^packages/core/src/', pathNot: TEST },
    to: { pathNot: ['^packages/core/src/', '^node_modules/zod/'] },
  },
  {
    name: 'core-entered-by-its-index',
    severity: 'error',
    comment:
      'A folder of core is entered by its index.ts: what is behind it may change without asking its readers.',
    from: { path: '^packages/core/src/([^/]+)/' },
    to: {
      path: '^packages/core/src/[^/]+/',
      pathNot: ['^packages/core/src/$1/', '^packages/core/src/[^/]+/index\\.ts$'],
    },
  },
];

/** [package, what it may see of ours, why]. Libraries are held by `declared-libraries`. */
const SEES = [
  ['packages/kernel', [], 'The hot loops run anywhere, so they import nothing.'],
  [
    'packages/connectors',
    ['packages/core/src/(vocabulary|program)/index'],
    'A connector turns records into facts. It sees neither store nor engines, so it can be replayed from a recording.',
  ],
  [
    'packages/store',
    ['packages/core/src/(vocabulary|program)/index'],
    'The store keeps facts and knows what they are, not what they mean for a forecast.',
  ],
  [
    'packages/workbench',
    ['packages/core/', 'packages/connectors/', 'packages/store/'],
    'The workbench wires core, connectors and store, and is the one policy layer: nothing above it may be needed.',
  ],
  [
    'apps/server',
    ['packages/core/', 'packages/workbench/'],
    'A surface holds no domain logic and passes no policy by: it reaches data through the workbench.',
  ],
  [
    'apps/cli',
    ['packages/core/', 'packages/workbench/'],
    'A surface holds no domain logic and passes no policy by: it reaches data through the workbench.',
  ],
  [
    'apps/web',
    ['packages/core/', 'packages/kernel/'],
    'The browser computes what-ifs with core and kernel, and reaches everything else over HTTP.',
  ],
];

const packages = SEES.map(([from, may, comment]) => ({
  name: `${from.split('/')[1]}-sees`,
  severity: 'error',
  comment,
  from: { path: `^${from}/`, pathNot: TEST },
  to: {
    path: '^(packages|apps|tests|bench|scripts|bin)/',
    pathNot: [from, ...may].map((path) => `^${path}`),
  },
}));

const everywhere = [
  {
    name: 'no-cycles',
    severity: 'error',
    comment:
      'Two files that need each other are one thing in two places: neither can be read or tested alone.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    severity: 'error',
    comment: 'A file that nothing imports and that imports nothing is dead, or its registry line is missing.',
    from: {
      orphan: true,
      pathNot: [
        TEST,
        String.raw`\.d\.ts$`,
        String.raw`\.config\.(ts|js)$`,
        '^bench/',
        String.raw`\.(json|css|html)$`,
      ],
    },
    to: {},
  },
  {
    name: 'no-tests-in-production',
    severity: 'error',
    comment: 'What ships may not lean on tests, benches or the scripts of this repository.',
    from: { path: '^(packages|apps)/', pathNot: TEST },
    to: { path: [TEST, BESIDE_THE_PRODUCT] },
  },
  {
    name: 'no-development-libraries-in-production',
    severity: 'error',
    comment: 'What ships may only import what its own package.json lists under dependencies.',
    from: { path: '^(packages|apps)/', pathNot: [TEST, String.raw`\.config\.ts$`] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
  },
  {
    name: 'declared-libraries',
    severity: 'error',
    comment:
      'A library that only happens to be installed will be gone one day: list it in the package.json that uses it.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'resolvable',
    severity: 'error',
    comment:
      'The import leads nowhere: a missing file, a missing extension (.ts), or a library that is not installed.',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [...core, ...coreOrder, ...packages, ...everywhere],
  options: {
    parser: 'swc',
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
    },
  },
};
