/** A node of the category tree. */
export interface Category {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly parentId: string | null
  /** The ids from the root to this category, each followed by a slash. */
  readonly path: string
  readonly version: number
}

/** Levels that the tree may have. */
export const MAX_LEVELS = 8

/** @returns the ids from the root to the category, itself included */
export function lineageOf({ path }: Pick<Category, 'path'>): string[] {
  return path.split('/').filter((id) => id !== '')
}

export function pathBelow(parent: Pick<Category, 'path'> | null, id: string): string {
  return `${parent?.path ?? ''}${id}/`
}

export type MoveFault = 'cycle' | 'too-deep'

/**
 * Why a category can't go below `parent`; null when it can.
 * @param levelsBelow of the longest branch below the category, 0 for a leaf
 */
export function findMoveFault(
  category: Pick<Category, 'id'>,
  levelsBelow: number,
  parent: Pick<Category, 'path'> | null,
): MoveFault | null {
  const lineage = parent === null ? [] : lineageOf(parent)
  if (lineage.includes(category.id)) return 'cycle'
  return lineage.length + 1 + levelsBelow > MAX_LEVELS ? 'too-deep' : null
}
