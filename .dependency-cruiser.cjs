/** The three structural rules of docs/ARCHITECTURE.md: no cycles, no subgraph importing another, no reach into another's database. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-subgraph-imports-another',
      severity: 'error',
      comment: 'Subgraphs talk over HTTP or through an outbox, never by import.',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'no-foreign-database',
      severity: 'error',
      comment: "A subgraph's schema and generated client are its own.",
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: ['^prisma/([^/]+)/'], pathNot: '^prisma/$1/' },
    },
    {
      name: 'packages-below-services',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(subgraphs|router|scripts|e2e)/' },
    },
    {
      name: 'router-below-nobody',
      severity: 'error',
      from: { path: '^router/' },
      to: { path: '^(subgraphs|scripts|e2e)/' },
    },
    {
      name: 'pure-domain',
      severity: 'error',
      comment: 'domain/ holds rules only: no graphql, database or Redis.',
      from: { path: '^subgraphs/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(graphql|ioredis|bullmq|@prisma|@apollo)/|/generated/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['generated/prisma', 'router/playground'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
