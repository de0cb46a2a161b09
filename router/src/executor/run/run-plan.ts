import type { CompiledPlan, PlanStep } from '../plan/compiled-plan.ts'
import { reasonOf } from '../transport/cancel-signal.ts'
import type { RunState } from './run-state.ts'
import { fetchError } from './subgraph-errors.ts'

/**
 * Runs each step as soon as those that it depends on are done. Failures of fetches end in `run.errors`.
 * @throws the signal's reason once it aborts
 */
export function runPlan<Context>(plan: CompiledPlan, run: RunState<Context>): Promise<void> {
  const { steps } = plan
  for (const unify of plan.unifyFirst) unify(run.data)
  if (steps.length === 0) return Promise.resolve()
  const waitsFor = steps.map(({ dependencies }) => dependencies)
  let open = steps.length

  return new Promise((resolve, reject) => {
    function finish(step: PlanStep): void {
      for (const unify of step.unify) unify(run.data)
      open -= 1
      for (const next of step.dependents) {
        const left = (waitsFor[next] ?? 0) - 1
        waitsFor[next] = left
        if (left === 0) start(next)
      }
      if (open === 0) resolve()
    }
    function start(index: number): void {
      const step = steps[index]
      if (!step) return
      if (run.signal?.aborted) {
        reject(reasonOf(run.signal))
        return
      }
      const started = isWanted(step, run) ? step.fetch.start(run) : undefined
      if (!started) {
        finish(step)
        return
      }
      const fail = (error: unknown) => {
        run.errors.push(fetchError(step.fetch.subgraph, error))
        finish(step)
      }
      started.then(() => finish(step), fail).catch(reject)
    }
    plan.first.forEach(start)
  })
}

function isWanted<Context>(step: PlanStep, run: RunState<Context>): boolean {
  return step.conditions.every(({ variable, value }) => run.isTrue(variable) === value)
}
