import type { WebSocket } from 'ws'

/** Finds out which connections are gone without a word. */
export interface KeepAlive {
  /** Until its socket closes. */
  add(socket: WebSocket): void
  close(): void
}

/** The sockets are taken in turn, so that not all are written to at once. */
const TURNS = 16

/**
 * One timer for all sockets: each gets a ping once in `intervalMs`, and is cut if it has not answered by its next turn.
 */
export function createKeepAlive(intervalMs: number): KeepAlive {
  const turns = Array.from({ length: TURNS }, () => new Set<WebSocket>())
  const unanswered = new Set<WebSocket>()
  let next = 0
  let turn = 0

  function onPong(this: WebSocket): void {
    unanswered.delete(this)
  }
  function ask(): void {
    turn = (turn + 1) % TURNS
    for (const socket of turns[turn] ?? []) {
      if (unanswered.has(socket)) {
        socket.terminate()
        continue
      }
      unanswered.add(socket)
      socket.ping()
    }
  }
  const timer = setInterval(ask, intervalMs / TURNS)

  return {
    add(socket) {
      const members = turns[next++ % TURNS]
      members?.add(socket)
      socket.on('pong', onPong)
      socket.once('close', () => {
        members?.delete(socket)
        unanswered.delete(socket)
      })
    },
    close: () => clearInterval(timer),
  }
}
