import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { HttpResponseReader, type HttpResponse } from './http-response-reader.ts'
import type { LoadPlan, LoadRequest, LoadResult } from './load-plan.ts'
import { percentile, roundTo } from './statistics.ts'

/** An answer that takes longer means that the server hangs. */
const ANSWER_LIMIT_MS = 15_000

export async function openConnections(plan: LoadPlan): Promise<Socket[]> {
  const sockets = Array.from({ length: plan.connections }, () =>
    connect({ host: plan.host, port: plan.port, noDelay: true }),
  )
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  return sockets
}

/** Sends requests over all sockets until the plan's time is over, and waits for the last answers. */
export async function sendLoad(
  plan: LoadPlan,
  sockets: readonly Socket[],
  requests: readonly LoadRequest[],
  onSendingEnded: () => void,
): Promise<LoadResult> {
  const tally = new Tally(plan, requests.length, onSendingEnded)
  const queue = requests.values()
  const timer = setTimeout(() => tally.end(), plan.seconds * 1_000)
  try {
    await Promise.all(sockets.map((socket) => driveSocket(socket, queue, tally)))
  } finally {
    clearTimeout(timer)
  }
  tally.end()
  return tally.result()
}

function driveSocket(
  socket: Socket,
  queue: ArrayIterator<LoadRequest>,
  tally: Tally,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const reader = new HttpResponseReader()
    let sentAt = 0
    let dialogue: Generator<Buffer, void, string> | null = null
    const finish = (error?: Error): void => {
      socket.destroy()
      if (error) reject(error)
      else resolve()
    }
    const sendNext = (now: number): void => {
      const request = tally.isOver(now) ? undefined : queue.next().value
      if (!request) return finish()
      sentAt = now
      dialogue = typeof request === 'function' ? request() : null
      const first = dialogue ? dialogue.next().value : request
      if (first instanceof Buffer) socket.write(first)
      else finish(new Error('a dialogue without a request'))
    }
    socket.on('data', (chunk: Buffer) => {
      const response = reader.push(chunk)
      if (!response) return
      const followUp = response.status === 200 ? dialogue?.next(response.body).value : undefined
      if (followUp) return void socket.write(followUp)
      const now = performance.now()
      tally.add(response, sentAt, now)
      sendNext(now)
    })
    socket.setTimeout(ANSWER_LIMIT_MS, () => finish(new Error('the server does not answer')))
    socket.once('error', finish)
    socket.once('close', () => finish(new Error('the server closed a connection')))
    sendNext(performance.now())
  })
}

class Tally {
  readonly #startedAt = Date.now()
  readonly #start = performance.now()
  readonly #deadline: number
  readonly #kinds: [name: string, mark: string][]
  readonly #latencies: Float64Array
  readonly #counts: Record<string, number>
  readonly #lateCounts: Record<string, number>
  readonly #onEnd: () => void
  #answers = 0
  #endedAt: number | null = null
  #unexpected: string | null = null

  constructor(plan: LoadPlan, requests: number, onEnd: () => void) {
    this.#deadline = this.#start + plan.seconds * 1_000
    this.#kinds = Object.entries(plan.outcomes)
    const names = [...Object.keys(plan.outcomes), 'other']
    this.#counts = Object.fromEntries(names.map((name) => [name, 0]))
    this.#lateCounts = { ...this.#counts }
    this.#latencies = new Float64Array(requests)
    this.#onEnd = onEnd
  }

  isOver(now: number): boolean {
    return now >= this.#deadline
  }

  end(): void {
    if (this.#endedAt !== null) return
    this.#endedAt = Math.min(performance.now(), this.#deadline)
    this.#onEnd()
  }

  add(response: HttpResponse, sentAt: number, now: number): void {
    this.#latencies[this.#answers] = now - sentAt
    this.#answers += 1
    const counts = now <= this.#deadline ? this.#counts : this.#lateCounts
    const kind = this.#kindOf(response)
    counts[kind] = (counts[kind] ?? 0) + 1
    if (kind === 'other') this.#unexpected ??= `${response.status} ${response.body.slice(0, 500)}`
  }

  #kindOf({ status, body }: HttpResponse): string {
    if (status !== 200) return 'other'
    return this.#kinds.find(([, mark]) => body.includes(mark))?.[0] ?? 'other'
  }

  result(): LoadResult {
    const sorted = this.#latencies.subarray(0, this.#answers).sort()
    return {
      startedAt: this.#startedAt,
      seconds: ((this.#endedAt ?? this.#deadline) - this.#start) / 1_000,
      counts: this.#counts,
      lateCounts: this.#lateCounts,
      p50Ms: roundTo(percentile(sorted, 0.5), 2),
      p99Ms: roundTo(percentile(sorted, 0.99), 2),
      exhausted: this.#answers === this.#latencies.length,
      unexpected: this.#unexpected,
    }
  }
}
