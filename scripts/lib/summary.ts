import { databaseName } from './private-mariadb.ts'
import { demoLogins } from './demo-sales.ts'
import type { Servers } from './servers.ts'
import { paint } from './terminal.ts'
import { subgraphNames, type ProcessName } from './topology.ts'

export interface Summary {
  routerUrl: string
  sales: readonly string[]
  ports: Record<ProcessName, number>
  servers: Servers
  seconds: number
}

/** Prints where everything is and who can log in; the last line begins with `ready`. */
export function printSummary({ routerUrl, sales, ports, servers, seconds }: Summary): void {
  const row = (label: string, value: string): string => `  ${label.padEnd(16)}${value}`
  const subgraphs = subgraphNames.map((name) => `${name} ${ports[name]}`).join(', ')
  const databasePort = servers.mariadb ? new URL(servers.mariadb.databaseUrl('user')).port : null
  const lines = [
    '',
    row('Playground, API', paint('bold', routerUrl)),
    row('Subscriptions', routerUrl.replace('http:', 'ws:')),
    row('Subgraphs', `127.0.0.1, ports ${subgraphs} (the router alone may call them)`),
    ...(databasePort
      ? [row('MariaDB', `127.0.0.1:${databasePort}, ${subgraphNames.map(databaseName).join(', ')}`)]
      : []),
    ...(servers.redis ? [row('Redis', servers.redisUrl)] : []),
    ...sales.map((sale, index) => row(index === 0 ? 'Flash sales' : '', sale)),
    ...demoLogins.map(({ username, password, role }, index) =>
      row(index === 0 ? 'Logins' : '', `${username} / ${password} (${role})`),
    ),
    '',
    `ready in ${seconds.toFixed(1)} s: ${routerUrl} (Ctrl-C stops everything)`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
