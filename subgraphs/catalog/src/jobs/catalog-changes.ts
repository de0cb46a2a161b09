import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

const ids = z.array(z.string().length(30)).max(500)
const slugs = z.array(z.string().max(160)).max(500)

const catalogChangesSchema = z.object({
  productIds: ids,
  /** Slugs that now mean another product, or one for the first time. */
  slugs,
  categoryIds: ids,
  categorySlugs: slugs,
  /** Whether lists of products differ. */
  lists: z.boolean(),
})
export type CatalogChanges = z.infer<typeof catalogChangesSchema>

/** What a transaction changed, for the copies that others keep: caches and the search index. */
export const catalogChanges = defineJob('catalog-changes', catalogChangesSchema)
