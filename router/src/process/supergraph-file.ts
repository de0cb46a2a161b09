import { readFileSync, statSync } from 'node:fs'
import type { Logger } from '@floodgate/platform/logging'
import type { Router } from '../server.ts'

/** Looking at the file's time is slower than being told, and works with every way of replacing it, such as mounted volumes. */
const LOOK_EVERY_MS = 1_000

/** Reloads when the supergraph's file changes, and at SIGHUP. @returns stops watching */
export function followSupergraphFile(path: string, router: Router, logger: Logger): () => void {
  function reload(): void {
    try {
      void router.reload(readFileSync(path, 'utf8'))
    } catch (err) {
      logger.error({ err }, 'the supergraph can not be read; the one before stays')
    }
  }
  let seen: string | undefined
  function look(): void {
    const found = statSync(path, { throwIfNoEntry: false })
    const state = found && `${found.ino} ${found.mtimeMs} ${found.size}`
    // The first time too: it may have changed since it was read.
    if (state === undefined || state === seen) return
    seen = state
    reload()
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  process.on('SIGHUP', reload)
  return () => {
    clearInterval(timer)
    process.off('SIGHUP', reload)
  }
}
