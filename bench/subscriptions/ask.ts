import type { ChildProcess } from 'node:child_process'

interface Message {
  readonly type: string
}

interface Failed {
  readonly type: 'failed'
  readonly message: string
}

/** The next message of that type from a process of ours. @throws Error when it fails, or ends without */
export function next<E extends Message, T extends E['type']>(
  child: ChildProcess,
  type: T,
): Promise<Extract<E, { type: T }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (event: E | Failed): void => {
      if (event.type === type) settle(() => resolve(event as Extract<E, { type: T }>))
      else if (event.type === 'failed') settle(() => reject(new Error((event as Failed).message)))
    }
    const onExit = (): void => settle(() => reject(new Error('a process of clients ended')))
    const settle = (then: () => void): void => {
      child.off('message', onMessage).off('exit', onExit)
      then()
    }
    child.on('message', onMessage).on('exit', onExit)
  })
}

/** Tells a process something, and waits for its answer. */
export function ask<E extends Message, T extends E['type']>(
  child: ChildProcess,
  command: object,
  answer: T,
): Promise<Extract<E, { type: T }>> {
  const answered = next<E, T>(child, answer)
  child.send(command)
  return answered
}

/** In a process of clients: says when its work fails. */
export function tellFailure(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    process.send?.({ type: 'failed', message } satisfies Failed)
  })
}
