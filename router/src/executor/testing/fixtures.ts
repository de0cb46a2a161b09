import { readdirSync, readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'

export interface Fixture {
  readonly name: string
  readonly supergraphSdl: string
  /** SDL by subgraph. */
  readonly subgraphs: ReadonlyMap<string, string>
}

const FOLDER = new URL('../../../test-supergraphs/', import.meta.url)
const REPOSITORY = new URL('../../../../', import.meta.url)

/** The supergraphs of `router/test-supergraphs`, a folder each, and this project's own. */
export function fixtureNames(): string[] {
  return [...readdirSync(FOLDER).sort(), 'floodgate']
}

export function loadFixture(name: string): Fixture {
  return name === 'floodgate' ? loadOwn() : loadFolder(name)
}

function loadFolder(name: string): Fixture {
  const folder = new URL(`${name}/`, FOLDER)
  const subgraphs = readdirSync(folder).map(
    (file) => [file.replace('.graphql', ''), readFileSync(new URL(file, folder), 'utf8')] as const,
  )
  return compose(name, new Map(subgraphs))
}

export function compose(name: string, subgraphs: ReadonlyMap<string, string>): Fixture {
  const services = [...subgraphs].map(([subgraph, sdl]) => ({
    name: subgraph,
    url: `http://${subgraph}.test/graphql`,
    typeDefs: parse(sdl),
  }))
  const { errors, supergraphSdl } = composeServices(services)
  if (!supergraphSdl) throw new Error(`${name}: ${errors?.map(String).join('\n')}`)
  return { name, supergraphSdl, subgraphs }
}

function loadOwn(): Fixture {
  const names = ['user', 'catalog', 'order', 'seckill']
  return {
    name: 'floodgate',
    supergraphSdl: readFileSync(new URL('router/supergraph.graphql', REPOSITORY), 'utf8'),
    subgraphs: new Map(
      names.map((name) => [
        name,
        readFileSync(new URL(`subgraphs/${name}/schema.graphql`, REPOSITORY), 'utf8'),
      ]),
    ),
  }
}
