import fc from 'fast-check'
import { Histogram, Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { createDurationHistogram } from './duration-histogram.ts'

const about = { name: 'took_seconds', help: 'How long it took' }
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const seconds = fc.oneof(
  fc.constantFrom(0, ...buckets),
  fc.double({ min: 0, max: 20, noNaN: true }),
)
const observation = fc.record({ outcome: fc.constantFrom('ok', 'failed'), seconds })

function registryFor(): Registry {
  const registry = new Registry()
  registry.setDefaultLabels({ service: 'shop' })
  return registry
}

/** Labels have no order. */
async function linesOf(registry: Registry): Promise<string[]> {
  const lines = (await registry.metrics()).split('\n')
  return lines.map((line) =>
    line.replace(/\{(.*)\}/, (_, labels: string) => `{${labels.split(',').sort().join()}}`),
  )
}

describe('a histogram of durations', () => {
  it('shows what the one of prom-client shows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(observation), async (observations) => {
        const [ours, theirs] = [registryFor(), registryFor()]
        const histogram = createDurationHistogram<'outcome'>(ours, about)
        const oracle = new Histogram({
          ...{ ...about, buckets, labelNames: ['outcome'], registers: [theirs] },
        })
        for (const { outcome, seconds: value } of observations) {
          histogram.observer({ outcome })(value)
          oracle.observe({ outcome }, value)
        }

        expect(await linesOf(ours)).toEqual(await linesOf(theirs))
        expect(await ours.getMetricsAsJSON()).toMatchObject([
          { type: 'histogram', aggregator: 'sum' },
        ])
      }),
    )
  })

  it('has its name to itself', () => {
    const registry = registryFor()
    createDurationHistogram(registry, about)
    expect(() => createDurationHistogram(registry, about)).toThrow(/already been registered/)
  })
})
