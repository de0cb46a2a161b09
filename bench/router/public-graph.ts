import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import type { Guardian } from '../../scripts/lib/guardian.ts'
import { pickFreePort } from '../../scripts/lib/ports.ts'
import { startNodeProgram } from '../lib/node-program.ts'
import { graphFolder, graphSubgraphs } from './graph-folder.ts'
import { federatedQuery, lookupQuery } from './queries.ts'
import type { Graph } from './target.ts'

export interface PublicGraph extends Graph {
  stop(): Promise<void>
}

/** Starts the accounts, inventory, products and reviews of the public benchmark, a process each. */
export async function startPublicGraph(
  guardian: Guardian,
  folder: string,
  routerEnv: Readonly<Record<string, string>>,
): Promise<PublicGraph> {
  const subgraphs = await Promise.all(graphSubgraphs.map((name) => startSubgraph(name, guardian)))
  const supergraphPath = join(folder, 'public-supergraph.graphql')
  writeFileSync(supergraphPath, compose(subgraphs))
  return {
    name: 'public',
    supergraphPath,
    queries: [federatedQuery, lookupQuery],
    routerEnv,
    forwarded: ['authorization'],
    async countRequests() {
      const counts = await Promise.all(
        subgraphs.map(async ({ url }) => (await fetch(new URL('/requests', url))).text()),
      )
      return counts.reduce((sum, count) => sum + Number(count), 0)
    },
    async stop() {
      await Promise.all(subgraphs.map(({ service }) => service.stop()))
    },
  }
}

type Subgraph = Awaited<ReturnType<typeof startSubgraph>>

async function startSubgraph(name: string, guardian: Guardian) {
  const port = await pickFreePort()
  const service = await startNodeProgram({
    name,
    script: new URL('graph-server.ts', import.meta.url).pathname,
    env: { SUBGRAPH: name, PORT: String(port), NODE_ENV: 'production' },
    guardian,
  })
  return { name, service, url: `http://127.0.0.1:${port}/graphql` }
}

function compose(subgraphs: readonly Subgraph[]): string {
  const { errors, supergraphSdl } = composeServices(
    subgraphs.map(({ name, url }) => ({
      name,
      url,
      typeDefs: parse(readFileSync(new URL(`${name}.graphql`, graphFolder), 'utf8')),
    })),
  )
  if (!supergraphSdl) throw new Error(errors?.map(String).join('\n'))
  return supergraphSdl
}
