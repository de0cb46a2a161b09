import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { findProgram, type Program } from '../../scripts/lib/binaries.ts'

/** What the figures of a report were measured on. */
export interface Machine {
  cpu: string
  cores: number
  memoryGiB: number
  system: string
  node: string
  mariadb: string
  redis: string
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    mariadb: versionOf('mariadbd', /Ver ([^ ]+)/),
    redis: versionOf('redis-server', /v=([^ ]+)/),
  }
}

function versionOf(program: Program, pattern: RegExp): string {
  const path = findProgram(program)
  if (!path) return 'in a container'
  const output = execFileSync(path, ['--version'], { encoding: 'utf8' })
  return pattern.exec(output)?.[1] ?? output.trim()
}
