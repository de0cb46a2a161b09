import { cpuBetween } from '../lib/cpu-time.ts'
import type { Role, RoleCpu } from './target.ts'

export interface Reading {
  orders: number
  cpu: RoleCpu
}

/**
 * Processor milliseconds per 1,000 purchases, from the first request until every one of them is an order in
 * MySQL. Orders that the drain limit left unwritten are charged what those of the drain cost each.
 */
export function cpuMillisPer1000(
  accepted: number,
  start: RoleCpu,
  sendingEnded: Reading,
  end: Reading,
): RoleCpu {
  const used = cpuBetween(start, end.cpu)
  const drained = end.orders - sendingEnded.orders
  const perOrder = drained > 0 ? scale(cpuBetween(sendingEnded.cpu, end.cpu), 1 / drained) : null
  const left = Math.max(0, accepted - end.orders)
  const total = perOrder ? add(used, scale(perOrder, left)) : used
  return scale(total, accepted > 0 ? 1_000 / accepted : 0)
}

const map = (cpu: RoleCpu, change: (value: number, role: Role) => number): RoleCpu => ({
  router: change(cpu.router, 'router'),
  subgraph: change(cpu.subgraph, 'subgraph'),
  worker: change(cpu.worker, 'worker'),
  redis: change(cpu.redis, 'redis'),
  mysql: change(cpu.mysql, 'mysql'),
})

const scale = (cpu: RoleCpu, factor: number): RoleCpu => map(cpu, (value) => value * factor)
const add = (a: RoleCpu, b: RoleCpu): RoleCpu => map(a, (value, role) => value + b[role])

export function totalOf(cpu: RoleCpu): number {
  return Object.values(cpu).reduce((sum, value) => sum + value, 0)
}

export function mapRoles(combine: (role: Role) => number): RoleCpu {
  return map({ router: 0, subgraph: 0, worker: 0, redis: 0, mysql: 0 }, (_, role) => combine(role))
}
