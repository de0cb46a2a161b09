import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether a Docker engine answers, not merely the client. */
export async function hasDockerEngine(): Promise<boolean> {
  try {
    await run('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 10_000 })
    return true
  } catch {
    return false
  }
}

export interface ContainerOptions {
  name: string
  image: string
  hostPort: number
  containerPort: number
  /** Host path to container path. */
  mounts: Record<string, string>
  env?: Record<string, string>
  args: readonly string[]
}

/**
 * Arguments of a `docker run` in the foreground: the client is then the child process, a SIGTERM to it
 * reaches the server, and the container is removed when it ends.
 */
export function dockerRunArguments(options: ContainerOptions): string[] {
  const { uid, gid } = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  return [
    ...['run', '--rm', '--init', '--name', `${options.name}-${randomBytes(4).toString('hex')}`],
    ...['--user', `${uid}:${gid}`],
    ...['--publish', `127.0.0.1:${options.hostPort}:${options.containerPort}`],
    ...Object.entries(options.mounts).flatMap(([from, to]) => ['--volume', `${from}:${to}`]),
    ...Object.entries(options.env ?? {}).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    options.image,
    ...options.args,
  ]
}
