import { EnvironmentError } from '@floodgate/platform/environment'
import { type DirectiveNode, Kind, parse } from 'graphql'

/** Of environment variables: `SUBGRAPH_URL_USER` is where the subgraph `user` is. */
export const URL_VARIABLE = 'SUBGRAPH_URL_'

/** The variable that tells where a subgraph is: its name in capitals, with `_` for what a variable can't have. */
function urlVariable(subgraph: string): string {
  return URL_VARIABLE + subgraph.toUpperCase().replace(/[^A-Z0-9]/g, '_')
}

/**
 * Where each subgraph of a supergraph is: as its variable says, else as the supergraph itself does.
 * @param given URLs by variable
 * @throws EnvironmentError naming the variable of each subgraph whose address is not known
 */
export function subgraphUrlsFor(
  supergraphSdl: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const found = subgraphsIn(supergraphSdl).map(({ name, url }) => {
    const variable = urlVariable(name)
    return { name, variable, url: given[variable] ?? (isPlaceholder(url) ? undefined : url) }
  })
  const unknown = found.filter(({ url }) => url === undefined)
  if (unknown.length > 0) {
    throw new EnvironmentError(unknown.map(({ variable }) => `${variable}: is required`))
  }
  return Object.fromEntries(found.map(({ name, url = '' }) => [name, url]))
}

/** Composed without addresses: no host's name ends so (RFC 2606). */
function isPlaceholder(url: string): boolean {
  return !URL.canParse(url) || new URL(url).hostname.endsWith('.invalid')
}

interface SubgraphLocation {
  readonly name: string
  readonly url: string
}

/** As the join specification writes them: `enum join__Graph { USER @join__graph(name: "user", url: "…") }`. */
function subgraphsIn(supergraphSdl: string): readonly SubgraphLocation[] {
  return parse(supergraphSdl, { noLocation: true }).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) return []
    if (definition.name.value !== 'join__Graph') return []
    return (definition.values ?? []).flatMap(({ directives = [] }) =>
      directives.filter(({ name }) => name.value === 'join__graph').map(locationIn),
    )
  })
}

function locationIn({ arguments: given = [] }: DirectiveNode): SubgraphLocation {
  const text = (wanted: string): string => {
    const value = given.find(({ name }) => name.value === wanted)?.value
    return value?.kind === Kind.STRING ? value.value : ''
  }
  return { name: text('name'), url: text('url') }
}
