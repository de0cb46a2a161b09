import type { Identity } from '@floodgate/platform/identity'

/** How much of something each user has at this process. */
export interface Usage {
  /** Takes one more; undefined when the user has as many as allowed. The returned function gives it back. */
  take(userId: string): (() => void) | undefined
}

export function createUsage(limit: number): Usage {
  const counts = new Map<string, number>()
  return {
    take(userId) {
      const count = counts.get(userId) ?? 0
      if (count >= limit) return undefined
      counts.set(userId, count + 1)
      let isTaken = true
      return () => {
        if (!isTaken) return
        isTaken = false
        const left = (counts.get(userId) ?? 0) - 1
        if (left > 0) counts.set(userId, left)
        else counts.delete(userId)
      }
    },
  }
}

const NOTHING = () => undefined

/** As `take`, without a limit for who is no user. */
export function takeFor(identity: Identity, usage: Usage): (() => void) | undefined {
  return identity.kind === 'user' ? usage.take(identity.userId) : NOTHING
}
