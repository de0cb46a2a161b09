import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { say, UserError } from './terminal.ts'

// Debian starts a server as soon as it is installed. Ours are private: forbid that while installing,
// unless the machine has a policy of its own.
const installScript = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod 755 "$policy"
fi
apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
`

/**
 * Installs Debian packages where apt is there and can be used without asking for a password.
 * @returns whether it could be tried
 * @throws UserError when apt fails
 */
export async function installWithApt(packages: readonly string[]): Promise<boolean> {
  const isRoot = process.getuid?.() === 0
  const maySudo = !isRoot && commandWorks('sudo', ['-n', 'true'])
  if (!(isRoot || maySudo) || !commandWorks('apt-get', ['--version'])) return false
  say(`installing ${packages.join(', ')} with apt${maySudo ? ' (sudo)' : ''}`)
  const shell = ['DEBIAN_FRONTEND=noninteractive', 'sh', '-c', installScript, 'install']
  const command = [...(maySudo ? ['sudo', '-n'] : []), 'env', ...shell, ...packages]
  const child = spawn(command[0] ?? 'env', command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text))
  const started = Date.now()
  const progress = setInterval(() => {
    say(`still installing (${Math.round((Date.now() - started) / 1000)} s)`)
  }, 10_000)
  const [code] = (await once(child, 'close').finally(() => clearInterval(progress))) as [number]
  if (code === 0) return true
  const lastLines = output.join('').trim().split('\n').slice(-8).join('\n  ')
  throw new UserError(
    `apt could not install ${packages.join(', ')}:\n  ${lastLines}\nType: ${manualCommand(packages)}`,
  )
}

/** The command that a person can type. */
export function manualCommand(packages: readonly string[]): string {
  if (process.platform === 'darwin') {
    const brewNames = packages.map((name) => name.replace(/-server$/, ''))
    return `brew install ${brewNames.join(' ')}`
  }
  return `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`
}

function commandWorks(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 10_000 }).status === 0
}
