import type { PlanNode } from '@apollo/query-planner'
import { OperationTypeNode } from 'graphql'
import { compileUnify } from '../run/canonical.ts'
import { compileCollect } from '../run/collect.ts'
import type { FetchStep } from '../run/fetch-step.ts'
import { requestText } from '../run/request-text.ts'
import { createRootFetch } from '../run/root-fetch.ts'
import type { CompiledPlan, PlanStep } from './compiled-plan.ts'
import { compileContextFetch, compileEntityFetch } from './compile-entities.ts'
import { compactPrint } from './fetch-document.ts'
import { type FetchUnit, listUnits } from './fetch-unit.ts'
import type { PlanContext, PlanFacts } from './plan-facts.ts'
import { type Batch, scheduleBatches } from './schedule.ts'
import { findSharedPlaces, type SharedPlace } from './shared-places.ts'
import { collectWrittenKeys } from './written-keys.ts'

/** @param events a fetch that is answered by a subscription's events, not by this plan */
export function compilePlan(
  root: PlanNode | undefined,
  context: PlanContext,
  events: readonly FetchUnit[] = [],
): CompiledPlan {
  const units = listUnits(root, context.required)
  const batches = scheduleBatches(units)
  const writers = [...units, ...events].map(({ requires, ...unit }) => ({
    ...unit,
    entities: requires !== undefined,
  }))
  const written = collectWrittenKeys(writers)
  const usesContext = units.some(({ node }) => node.contextRewrites)
  const places = usesContext ? [] : findSharedPlaces(writers, written)
  const facts: PlanFacts = {
    ...context,
    written,
    usesContext,
    shared: new Set(places.map(({ path }) => path.join('.'))),
    nameOf: (planned) => context.required.fieldOf(planned)?.name ?? planned,
  }
  const fetches = batches.map((batch) => compileFetch(batch, facts))
  const madeBefore = places.filter(({ madeBy }) => events.some(({ index }) => index === madeBy))
  return {
    ...linkSteps(batches, fetches, places, facts.shared),
    shared: facts.shared,
    rootKeys: new Set(written.keys.keys()),
    unifyFirst: madeBefore.map((place) => compileUnify(place.path, place.keys, facts.shared)),
  }
}

function compileFetch(batch: Batch, facts: PlanFacts): FetchStep {
  const [unit] = batch
  if (!unit) throw new Error('A request without a fetch')
  if (unit.node.contextRewrites) return compileContextFetch(unit, facts)
  if (unit.requires) return compileEntityFetch(batch, facts)
  const { node, operation, path } = unit
  if (node.operationKind === OperationTypeNode.SUBSCRIPTION)
    throw new Error('A subscription inside of a plan')
  return createRootFetch({
    subgraph: node.serviceName,
    kind: node.operationKind,
    text: requestText(compactPrint(operation), operation.name?.value),
    variables: unit.variables,
    path,
    collect: compileCollect(path, facts.shared),
    outputRewrites: node.outputRewrites,
    covers: facts.covers,
  })
}

function linkSteps(
  batches: readonly Batch[],
  fetches: readonly FetchStep[],
  places: readonly SharedPlace[],
  shared: ReadonlySet<string>,
): Pick<CompiledPlan, 'steps' | 'first'> {
  const batchOf = new Map<number, number>()
  batches.forEach((batch, index) => {
    for (const unit of batch) batchOf.set(unit.index, index)
  })
  const waitsFor = batches.map(
    (batch) => new Set(batch.flatMap(({ after }) => after.map((index) => batchOf.get(index)))),
  )
  const steps = fetches.map((fetch, index): PlanStep => {
    const mine = places.filter(({ madeBy }) => batchOf.get(madeBy) === index)
    return {
      fetch,
      conditions: batches[index]?.[0]?.conditions ?? [],
      dependencies: waitsFor[index]?.size ?? 0,
      dependents: waitsFor.flatMap((needed, other) => (needed.has(index) ? [other] : [])),
      unify: mine.map(({ path, keys }) => compileUnify(path, keys, shared)),
    }
  })
  return { steps, first: steps.flatMap(({ dependencies }, i) => (dependencies === 0 ? [i] : [])) }
}
