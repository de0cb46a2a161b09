import { compileCollect } from '../run/collect.ts'
import { createContextFetch } from '../run/context-fetch.ts'
import { createEntityFetch, type PartsRequest, type RequestFor } from '../run/entity-fetch.ts'
import type { EntityPart } from '../run/entity-work.ts'
import type { FetchStep } from '../run/fetch-step.ts'
import { requestText } from '../run/request-text.ts'
import {
  aliasOf,
  anonymousPrint,
  compactPrint,
  mergeEntityOperations,
  ownVariableOf,
  representationsOf,
} from './fetch-document.ts'
import type { FetchUnit } from './fetch-unit.ts'
import { type PlanFacts, representOf } from './plan-facts.ts'
import type { Batch } from './schedule.ts'
import { agree, placeAt } from './written-keys.ts'

/** The entity fetches of one subgraph that go out together. */
export function compileEntityFetch(batch: Batch, facts: PlanFacts): FetchStep {
  const groups = [...Map.groupBy(batch, identityOf).values()]
  const firsts = groups.flatMap(([first]) => first ?? [])
  return createEntityFetch({
    subgraph: firsts[0]?.node.serviceName ?? '',
    parts: groups.map((units) => compilePart(units, facts)),
    requestFor: createRequests(firsts),
    covers: facts.covers,
  })
}

/** Entities whose arguments come from above them (`@fromContext`). */
export function compileContextFetch(unit: FetchUnit, facts: PlanFacts): FetchStep {
  const target = { path: unit.path, collect: compileCollect(unit.path, facts.shared) }
  const requests = new Map<number, PartsRequest>()
  return createContextFetch({
    subgraph: unit.node.serviceName,
    target,
    part: compilePart([unit], facts),
    contextRewrites: unit.node.contextRewrites ?? [],
    covers: facts.covers,
    requestFor({ length }) {
      let request = requests.get(length)
      if (!request) {
        request = writeRequest(new Array<FetchUnit>(length).fill(unit))
        // How many there are depends on the data, so not all are kept.
        if (requests.size < 16) requests.set(length, request)
      }
      return request
    },
  })
}

function compilePart(units: readonly FetchUnit[], facts: PlanFacts): EntityPart {
  const [first] = units
  if (!first) throw new Error('A part without a fetch')
  return {
    represent: representOf(first, facts),
    targets: units.map(({ path }) => ({ path, collect: compileCollect(path, facts.shared) })),
    sharing: sharingOf(units, facts),
    outputRewrites: first.node.outputRewrites,
  }
}

function sharingOf(units: readonly FetchUnit[], facts: PlanFacts): EntityPart['sharing'] {
  if (facts.usesContext) return 'never'
  const places = units.map(({ path }) => placeAt(facts.written, path))
  const allAgree = places.every((place, i) =>
    places.slice(i + 1).every((other) => agree(place, other)),
  )
  return allAgree ? 'everywhere' : 'same target'
}

/** Equal for fetches that ask the same in the same way, wherever the plan has them. */
function identityOf({ node, operation, requires }: FetchUnit): string {
  const { inputRewrites, outputRewrites } = node
  return JSON.stringify([anonymousPrint(operation), requires, inputRewrites, outputRewrites])
}

/** Requests of the parts that have something to fetch: nearly always all of them, so written once. */
function createRequests(units: readonly FetchUnit[]): RequestFor {
  const written = new Map<string, PartsRequest>()
  return (parts) => {
    const key = parts.join()
    let request = written.get(key)
    if (!request) {
      request = writeRequest(parts.flatMap((part) => units[part] ?? []))
      written.set(key, request)
    }
    return request
  }
}

function writeRequest(units: readonly FetchUnit[]): PartsRequest {
  const [only, ...others] = units
  if (only && others.length === 0) {
    return {
      text: requestText(compactPrint(only.operation), only.operation.name?.value),
      variables: clientVariables(only),
      names: [
        { alias: '_entities', representations: 'representations', ownVariable: (name) => name },
      ],
    }
  }
  const merged = mergeEntityOperations(
    units.map((unit) => ({ operation: unit.operation, ownVariables: ownVariables(unit) })),
  )
  return {
    text: requestText(compactPrint(merged), merged.name?.value),
    variables: [...new Set(units.flatMap(clientVariables))],
    names: units.map((_, part) => ({
      alias: aliasOf(part),
      representations: representationsOf(part),
      ownVariable: (name) => ownVariableOf(name, part),
    })),
  }
}

const ownVariables = ({ node }: FetchUnit) =>
  (node.contextRewrites ?? []).map(({ renameKeyTo }) => renameKeyTo)

function clientVariables(unit: FetchUnit): readonly string[] {
  const own = new Set(ownVariables(unit))
  return unit.variables.filter((name) => !own.has(name))
}
