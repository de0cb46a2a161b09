import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../scripts/lib/terminal.ts'
import type { Progress } from '../lib/progress.ts'

/** Where the gateways that the router is measured beside have their own dependencies. */
export const gatewaysFolder = import.meta.dirname

/**
 * Installs the other gateways unless they are there, as their lock file says. They are no dependencies of the product: half a GiB
 * that only a benchmark needs.
 * @throws UserError when npm fails
 */
export async function installGateways(progress: Progress): Promise<void> {
  const wanted = hash('sha256', readFileSync(join(gatewaysFolder, 'package-lock.json')))
  const stamp = join(gatewaysFolder, 'node_modules/.floodgate-install')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  progress('installing the other gateways (once, some minutes)')
  const started = performance.now()
  const alive = setInterval(() => {
    progress(`still installing: ${Math.round((performance.now() - started) / 1_000)} s`)
  }, 10_000)
  try {
    await runNpm()
    writeFileSync(stamp, wanted)
  } finally {
    clearInterval(alive)
  }
}

async function runNpm(): Promise<void> {
  const child = spawn('npm', ['ci', '--ignore-scripts', '--no-workspaces', '--loglevel=error'], {
    cwd: gatewaysFolder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new UserError(`The other gateways could not be installed:\n${output}`)
}
