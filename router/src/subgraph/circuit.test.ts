import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Circuit, type CircuitPosition, createCircuit, type Outcome } from './circuit.ts'

const RESET_MS = 1_000

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'Date'] }))
afterEach(() => vi.useRealTimers())

function setUp(failures = 3) {
  const positions: CircuitPosition[] = []
  const circuit = createCircuit({
    failures,
    resetMs: RESET_MS,
    onChange: (position) => void positions.push(position),
  })
  const fetch = (outcome: Outcome) => {
    const entry = circuit.enter()
    if (entry) circuit.settle(entry, outcome)
    return entry
  }
  const fail = (times: number) => {
    for (let i = 0; i < times; i++) fetch('failed')
  }
  return { circuit, positions, fetch, fail }
}

/** The longest that a wait can be, whatever its jitter. */
const wait = (times = 1) => vi.advanceTimersByTime(RESET_MS * times)

function probe(circuit: Circuit): (outcome: Outcome) => void {
  expect(circuit.enter()).toBe('probe')
  return (outcome) => circuit.settle('probe', outcome)
}

describe('createCircuit', () => {
  it('opens after failures one after the other', () => {
    const { fetch, fail, positions } = setUp()
    fail(2)
    fetch('answered')
    fail(2)
    expect(positions).toEqual([])
    fail(1)
    expect(positions).toEqual(['open'])
    expect(fetch('answered')).toBeUndefined()
  })

  it('opens when half of many fetches fail, though never many one after the other', () => {
    const { fetch, positions } = setUp(1_000)
    for (let second = 0; second < 10; second++) {
      for (let i = 0; i < 10; i++) fetch(i % 3 === 0 ? 'answered' : 'failed')
      vi.advanceTimersByTime(1_000)
    }
    expect(positions[0]).toBe('open')
  })

  it('stays closed when few of many fail, or the client left', () => {
    const { fetch, positions } = setUp()
    for (let i = 0; i < 1_000; i++) {
      fetch(i % 3 === 0 ? 'failed' : 'answered')
      fetch('abandoned')
    }
    expect(positions).toEqual([])
  })

  it('lets one probe through after its wait, and closes when that is answered', () => {
    const { circuit, fail, positions } = setUp()
    fail(3)
    wait(0.4)
    expect(circuit.enter()).toBeUndefined()
    wait(0.6)
    const settle = probe(circuit)
    expect(circuit.enter()).toBeUndefined()
    settle('answered')
    expect(circuit.enter()).toBe('normal')
    expect(positions).toEqual(['open', 'half-open', 'closed'])
    fail(2)
    expect(positions).toHaveLength(3)
  })

  it('waits longer each time that a probe fails', () => {
    const { circuit, fail } = setUp()
    fail(3)
    wait()
    probe(circuit)('failed')
    wait(0.9)
    expect(circuit.enter()).toBeUndefined()
    wait(1.1)
    probe(circuit)('failed')
    wait(1.9)
    expect(circuit.enter()).toBeUndefined()
    wait(2.1)
    probe(circuit)('answered')
    fail(3)
    wait()
    expect(circuit.enter()).toBe('probe')
  })

  it('probes again at once when the client of a probe left', () => {
    const { circuit, fail } = setUp()
    fail(3)
    wait()
    probe(circuit)('abandoned')
    expect(circuit.enter()).toBe('probe')
  })

  it('learns nothing from what was under way when it opened', () => {
    const { circuit, fail, positions } = setUp()
    const late = circuit.enter()
    fail(3)
    if (late) circuit.settle(late, 'answered')
    expect(circuit.enter()).toBeUndefined()
    expect(positions).toEqual(['open'])
  })
})
