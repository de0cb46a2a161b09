import type { Socket } from 'node:net'
import { openConnections, sendLoad } from './load-connections.ts'
import type { LoadCommand, LoadEvent, LoadPlan, LoadRequest, RequestModule } from './load-plan.ts'

// A process of its own: its work must not delay that of the benchmark, nor count as anybody else's.

interface Prepared {
  plan: LoadPlan
  sockets: Socket[]
  requests: readonly LoadRequest[]
}

let prepared: Prepared | null = null

function tell(event: LoadEvent): void {
  process.send?.(event)
}

/** Requests are made before the clock starts: sending one then costs no more than a write. */
async function prepare(plan: LoadPlan): Promise<void> {
  const { createRequests } = (await import(plan.requests.module)) as RequestModule
  const requests = createRequests(plan.requests.options as never)
  prepared = { plan, requests, sockets: await openConnections(plan) }
  tell({ type: 'prepared', requests: requests.length })
}

async function go(): Promise<void> {
  if (!prepared) throw new Error('nothing was prepared')
  const { plan, sockets, requests } = prepared
  prepared = null
  const result = await sendLoad(plan, sockets, requests, () => tell({ type: 'sending-ended' }))
  tell({ type: 'done', result })
}

process.on('message', (command: LoadCommand) => {
  const work = command.type === 'prepare' ? prepare(command.plan) : go()
  work.catch((error: unknown) => {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  })
})
process.on('disconnect', () => process.exit())
// Ctrl-C reaches the whole group; the starter decides when this process ends.
process.on('SIGINT', () => undefined)
