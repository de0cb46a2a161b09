import { join } from 'node:path'
import { root } from './paths.ts'

export const subgraphNames = ['user', 'catalog', 'order', 'seckill'] as const
export type SubgraphName = (typeof subgraphNames)[number]

export const processNames = [
  'user',
  'catalog',
  'order',
  'order-worker',
  'seckill',
  'seckill-worker',
  'router',
] as const
export type ProcessName = (typeof processNames)[number]

/** The order in which things stop: the door first, the servers that hold the data last. */
export const stopStage = { router: 0, subgraph: 1, worker: 2, server: 3 } as const

export interface ProcessDefinition {
  name: ProcessName
  entry: string
  stage: number
  /** Whose database it may use. */
  subgraph: SubgraphName | null
}

function subgraph(name: SubgraphName): ProcessDefinition {
  const entry = join(root, 'subgraphs', name, 'src/main.ts')
  return { name, entry, stage: stopStage.subgraph, subgraph: name }
}

function worker(name: 'order' | 'seckill'): ProcessDefinition {
  const entry = join(root, 'subgraphs', name, 'src/worker.ts')
  return { name: `${name}-worker`, entry, stage: stopStage.worker, subgraph: name }
}

const router: ProcessDefinition = {
  name: 'router',
  entry: join(root, 'router/src/main.ts'),
  stage: stopStage.router,
  subgraph: null,
}

/** Every process of the product. The one place that knows them. */
export const processDefinitions: Record<ProcessName, ProcessDefinition> = {
  user: subgraph('user'),
  catalog: subgraph('catalog'),
  order: subgraph('order'),
  'order-worker': worker('order'),
  seckill: subgraph('seckill'),
  'seckill-worker': worker('seckill'),
  router,
}

/**
 * Of Node, for every process of the product; the container image has the same. A request's garbage dies young: a larger young
 * generation collects it in fewer, cheaper rounds. And nothing is collected only because a process is idle: that drops optimised
 * code, and the first seconds of a sale would pay for it.
 */
export const nodeFlags = ['--max-semi-space-size=64', '--no-memory-reducer'] as const

/** What a stack needs to know before its processes start. */
export interface StackSettings {
  nodeEnv: string
  ports: Record<ProcessName, number>
  routerHost: string
  databaseUrls: Record<SubgraphName, string>
  redisUrl: string
  internalIdentitySecret: string
  dataEncryptionKeys: string
  dataIndexKey: string
  /** Where the user subgraph writes mails, unless it is told of a mail server. */
  mailDirectory: string
  supergraphPath: string
  imageDirectory: string
}

/** The environment of one process: its own database, never another's. */
export function environmentOf(name: ProcessName, settings: StackSettings): Record<string, string> {
  const { subgraph: owner } = processDefinitions[name]
  return {
    NODE_ENV: settings.nodeEnv,
    HOST: name === 'router' ? settings.routerHost : '127.0.0.1',
    PORT: String(settings.ports[name]),
    REDIS_URL: settings.redisUrl,
    INTERNAL_IDENTITY_SECRET: settings.internalIdentitySecret,
    APOLLO_TELEMETRY_DISABLED: '1',
    ...subgraphUrls(settings.ports),
    ...(owner && { [databaseVariable(owner)]: settings.databaseUrls[owner] }),
    ...((owner === 'user' || owner === 'order') && {
      DATA_ENCRYPTION_KEYS: settings.dataEncryptionKeys,
    }),
    ...(owner === 'user' && userEnvironment(settings)),
    ...(owner === 'catalog' && catalogEnvironment(settings)),
    ...(owner === 'order' && { PUBLIC_URL: `http://127.0.0.1:${settings.ports.router}` }),
    ...(name === 'router' && { SUPERGRAPH_PATH: settings.supergraphPath }),
  }
}

export function databaseVariable(name: SubgraphName): `DATABASE_URL_${Uppercase<SubgraphName>}` {
  return `DATABASE_URL_${name.toUpperCase() as Uppercase<SubgraphName>}`
}

function subgraphUrls(ports: Record<ProcessName, number>): Record<string, string> {
  const entries = subgraphNames.map((name) => [
    `SUBGRAPH_URL_${name.toUpperCase()}`,
    `http://127.0.0.1:${ports[name]}/graphql`,
  ])
  return Object.fromEntries(entries) as Record<string, string>
}

function userEnvironment(settings: StackSettings): Record<string, string> {
  return {
    DATA_INDEX_KEY: settings.dataIndexKey,
    MAIL_DIRECTORY: settings.mailDirectory,
    SHOP_URL: `http://127.0.0.1:${settings.ports.router}`,
  }
}

function catalogEnvironment(settings: StackSettings): Record<string, string> {
  return {
    IMAGE_DIRECTORY: settings.imageDirectory,
    IMAGE_BASE_URL: `http://127.0.0.1:${settings.ports.catalog}/images`,
  }
}
