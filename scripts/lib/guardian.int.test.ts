import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isAlive, waitUntilGone } from './process-alive.ts'

const program = `
  import { spawn } from 'node:child_process'
  import { Guardian } from '${join(import.meta.dirname, 'guardian.ts')}'
  const guardian = new Guardian()
  const stubborn = ['-c', 'trap "" HUP; while :; do sleep 0.2; done']
  const children = [0, 1].map(() => spawn('sh', stubborn, { detached: true, stdio: 'ignore' }))
  children.forEach((child, stage) => guardian.watch(child.pid, stage))
  guardian.watchFolder(process.argv[2])
  const untold = spawn('sh', stubborn, {
    detached: true, stdio: 'ignore', env: { ...process.env, ...guardian.mark },
  })
  children.push(untold)
  console.log([guardian.pid, ...children.map((child) => child.pid)].join(' '))
  setInterval(() => {}, 1_000)
`

it.skipIf(process.platform !== 'linux')(
  'stops what its parent left, told or not, when that is killed, deletes its folders, and ends',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'floodgate-guardian-'))
    const script = join(folder, 'parent.ts')
    writeFileSync(script, program)
    const parent = spawn(process.execPath, [script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string]
    const pids = line.trim().split(' ').map(Number)
    expect(pids).toHaveLength(4)
    expect(pids.map(isAlive)).toEqual([true, true, true, true])
    parent.kill('SIGKILL')
    expect(await waitUntilGone(pids, 15_000)).toEqual([])
    expect(existsSync(folder)).toBe(false)
  },
)
