// Who may import whom, each rule with its reason. Run by `npm run check`; told in ARCHITECTURE.md.

const TEST = String.raw`\.test\.tsx?$`;
const BESIDE_THE_PRODUCT = '^(tests|bench|scripts)/';

/** Started by path, read by a tool, or served as it is: nobody imports these. */
const ENTERED_OTHERWISE = [
  '^bench/',
  '/public/',
  '^packages/kernel/assembly/',
  '^scripts/bootstrap/follow-parent[.]js$',
  '[.]d[.]ts$',
  '[.]config[.](ts|js)$',
  '[.](json|css|html)$',
];

/** Core's folders from left to right: each sees only folders to its left, and neighbours in a row are strangers. */
const CORE_ORDER = [
  ['stats', 'calendar'],
  ['vocabulary'],
  ['program'],
  ['measure'],
  ['flow', 'delivery', 'scope', 'capacity', 'dependencies', 'risk', 'decisions', 'quality', 'adoption', 'requirements'],
  ['schedule'],
  ['forecast'],
  ['impact', 'objectives'],
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

const NO_PLACE =
  'A folder of core that the order above does not name would escape it: give it its place in CORE_ORDER.';

const core = [
  {
    name: 'core-folder-has-a-place',
    severity: 'error',
    comment: NO_PLACE,
    from: { path: '^packages/core/src/', pathNot: coreFolder(CORE_ORDER.flat()) },
    to: {},
  },
  {
    name: 'core-folder-seen-has-a-place',
    severity: 'error',
    comment: NO_PLACE,
    from: {},
    to: { path: '^packages/core/src/', pathNot: coreFolder(CORE_ORDER.flat()) },
  },
  {
    name: 'core-is-alone',
    severity: 'error',
    comment:
      'Core is pure: no input, output, clock or chance. It imports itself, zod, and the kernels, which take numbers and ' +
      'give numbers, so that the same facts give the same answer in the server, in a test and in a browser worker.',
    from: { path: '^packages/core/src/', pathNot: TEST },
    to: { pathNot: ['^packages/core/src/', '^node_modules/zod/', '^packages/kernel/src/index\\.ts$'] },
  },
  {
    name: 'core-entered-by-its-index',
    severity: 'error',
    comment: 'A folder of core is entered by its index.ts: what is behind it may change without asking its readers.',
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
    ['packages/core/src/(calendar|vocabulary|program)/index'],
    'A connector turns records into facts. It sees neither store nor engines, so it can be replayed from a recording.',
  ],
  [
    'packages/store',
    ['packages/core/src/(calendar|vocabulary|program)/index'],
    'The store keeps facts and knows what they are, not what they mean for a forecast.',
  ],
  [
    'packages/emulators',
    ['packages/core/src/calendar/index'],
    'An emulator is a witness of what a tool does: it would prove nothing if it shared code with the connector.',
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
    ['packages/core/', 'packages/workbench/', 'packages/emulators/'],
    'A surface holds no domain logic and passes no policy by: it reaches data through the workbench.',
  ],
  [
    'apps/web',
    ['packages/core/', 'packages/kernel/', 'packages/workbench/src/views/index'],
    'The browser computes what-ifs with core and kernel, and reaches everything else over HTTP. Of the workbench it ' +
      'sees the types of the views, which are gone when it is built.',
  ],
];

const views = {
  name: 'views-are-plain',
  severity: 'error',
  comment:
    'The views describe rows on their way to a surface, the browser among them: they lean on core and zod alone.',
  from: { path: '^packages/workbench/src/views/', pathNot: TEST },
  to: { pathNot: ['^packages/workbench/src/views/', '^packages/core/', '^node_modules/zod/'] },
};

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

const viewsAsTypes = {
  name: 'web-sees-views-as-types',
  severity: 'error',
  comment:
    'The browser takes the shape of an answer from the views (`import type`), never code that runs in the server.',
  from: { path: '^apps/web/', pathNot: TEST },
  to: { path: '^packages/workbench/', dependencyTypesNot: ['type-only'] },
};

const everywhere = [
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Two files that need each other are one thing in two places: neither can be read or tested alone.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    severity: 'error',
    comment: 'A file that nothing imports and that imports nothing is dead, or its registry line is missing.',
    from: { orphan: true, pathNot: [TEST, ...ENTERED_OTHERWISE] },
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
    comment: 'The import leads nowhere: a missing file, a missing extension (.ts), or a library that is not installed.',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [...core, ...coreOrder, ...packages, views, viewsAsTypes, ...everywhere],
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
