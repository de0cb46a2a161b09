import type { Guardian } from '../../scripts/lib/guardian.ts'
import { Service } from '../../scripts/lib/service.ts'
import { stopStage } from '../../scripts/lib/topology.ts'

export interface NodeProgramOptions {
  name: string
  /** A script that writes the line `ready` once it does its work. */
  script: string
  env: Record<string, string>
  guardian: Guardian
}

/** Starts a program that a benchmark brings along, for comparison, and waits until it is ready. */
export async function startNodeProgram(options: NodeProgramOptions): Promise<Service> {
  const { name, script, env, guardian } = options
  let isReady = false
  const service = new Service({
    name,
    command: process.execPath,
    args: [script],
    env: { ...process.env, ...env },
    stage: stopStage.subgraph,
    guardian,
    ready: () => (isReady ? Promise.resolve() : Promise.reject(new Error('it does not say so'))),
    onLine: (_name, line) => {
      isReady ||= line === 'ready'
    },
  })
  await service.start()
  return service
}

/** The process id of a service that runs. */
export function pidOf({ name, pid }: Service): number {
  if (pid === null) throw new Error(`${name} does not run`)
  return pid
}
