import type { ChangeTag } from '@floodgate/platform/change-log'

/** The latest changes, so that what was begun before one and ends after it can be told from what is up to date. */
export interface ChangeHistory {
  /** Where the history stands now. */
  now(): number
  add(changes: readonly ChangeTag[]): void
  /** Changes were missed: nothing that was begun before is up to date. */
  lose(): void
  /** undefined when not all changes since then are known. */
  since(moment: number): readonly ChangeTag[] | undefined
}

/** @param limit changes that are remembered; what took longer than that many is taken for out of date */
export function createChangeHistory(limit = 10_000): ChangeHistory {
  let changes: ChangeTag[] = []
  /** Where `changes` begins. */
  let beginning = 0

  return {
    now: () => beginning + changes.length,
    add(added) {
      changes.push(...added)
      if (changes.length <= 2 * limit) return
      beginning += changes.length - limit
      changes = changes.slice(-limit)
    },
    lose() {
      // One further on, since what stands at the end of the old history was begun before the loss.
      beginning += changes.length + 1
      changes = []
    },
    since: (moment) => (moment < beginning ? undefined : changes.slice(moment - beginning)),
  }
}

const UNKNOWN = '?'

/** The tags of answers that a change makes out of date. */
export function tagsHitBy(change: ChangeTag): readonly string[] {
  const colon = change.indexOf(':')
  return colon < 0 ? [change] : [change, `${change.slice(0, colon + 1)}${UNKNOWN}`]
}

/** The type that a change is about. */
export const typeOf = (change: ChangeTag): string => change.split(':', 1)[0] ?? change
