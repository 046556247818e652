/** Who may import whom: the folder wall is the privacy architecture. See ARCHITECTURE.md. */
module.exports = {
  forbidden: [
    {
      name: 'surveys-is-pure',
      comment: 'The domain imports itself and small pure libraries: no I/O, no server, no page.',
      severity: 'error',
      from: { path: '^surveys/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^surveys/', '^node_modules/(zod|csv-parse)/'] },
    },
    {
      name: 'db-knows-nothing',
      severity: 'error',
      from: { path: '^db/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(api|surveys|web|test)/' },
    },
    {
      name: 'slices-never-import-each-other',
      severity: 'error',
      from: {
        path: '^api/([^/]+)/',
        pathNot: ['\\.test\\.ts$', '^api/(analyse|verify|demo|openapi)/'],
      },
      to: {
        path: '^api/',
        pathNot: [
          '^api/$1/',
          '^api/(problem|problem-codes|log|limit|join-look-ups|keep-last|mail|pack-text|prepared-body|read-document|request|upload|account|pdf-fonts)\\.ts$',
        ],
      },
    },
    {
      name: 'analyse-is-offline',
      severity: 'error',
      from: { path: '^api/analyse/', pathNot: '\\.test\\.ts$' },
      to: { path: `^(api/(?!analyse/)|db/)` },
    },
    {
      name: 'verify-looks-from-outside',
      comment: 'An auditor shares nothing with the server but the pure rules.',
      severity: 'error',
      from: { path: '^api/verify/' },
      to: { path: `^(api/(?!verify/)|db/)` },
    },
    {
      name: 'web-takes-types-only-from-the-server',
      severity: 'error',
      from: { path: '^web/', pathNot: '(\\.test\\.tsx?$|^web/[^/]+\\.ts$)' },
      to: { path: '^(api|db|test)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-takes-types-only-from-app',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(api|db)/', pathNot: '^api/app\\.ts$' },
    },
    {
      name: 'respond-and-staff-never-meet',
      severity: 'error',
      from: { path: '^web/(respond|staff|check)/' },
      to: { path: '^web/(respond|staff|check)/', pathNot: '^web/$1/' },
    },
    {
      name: 'only-disclosure-control-releases',
      comment: 'markReleased is how a figure leaves; only surveys/disclosure may call it.',
      severity: 'error',
      from: { path: '^(?!surveys/disclosure/|test/)', pathNot: '\\.test\\.ts$' },
      to: { path: '^surveys/disclosure/released\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(api|db|surveys|web)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
