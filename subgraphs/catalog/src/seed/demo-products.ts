import { createHash } from 'node:crypto'
import { createRandom } from './random.ts'
import { drawProduct, type View } from './illustration.ts'
import { SPECIALS, type SpecialProduct } from './specials.ts'
import { CATEGORIES, type CategoryVocabulary, LINES, type ProductKind } from './vocabulary.ts'

export interface DemoImage {
  /** Ends in a digest of the content, so that a file of one name never changes. */
  readonly file: string
  readonly alt: string
  readonly svg: string
}

export interface DemoProduct {
  readonly categorySlug: string
  readonly slug: string
  readonly name: string
  readonly description: string
  /** Euro cents. */
  readonly price: number
  /** Units. */
  readonly stock: number
  readonly createdAt: Date
  readonly images: readonly DemoImage[]
}

interface Draft extends SpecialProduct {
  readonly category: CategoryVocabulary
}

const FIRST_DAY = Date.UTC(2026, 0, 5, 9)
const HOUR_MS = 3_600_000

/** The demo range: the same products, pictures, prices and stock on every machine, in a mixed order. */
export function createDemoProducts(): DemoProduct[] {
  const drafts = CATEGORIES.flatMap((category) => [
    ...category.kinds.flatMap((kind) => LINES.map((line) => draftProduct(category, kind, line))),
    ...SPECIALS.filter(({ categorySlug }) => categorySlug === category.slug).map((special) => ({
      ...special,
      category,
    })),
  ])
  return drafts
    .toSorted((a, b) => digestOf(a.slug).localeCompare(digestOf(b.slug)))
    .map((draft, index) => finishProduct(draft, new Date(FIRST_DAY + index * HOUR_MS)))
}

function draftProduct(
  category: CategoryVocabulary,
  kind: ProductKind,
  line: (typeof LINES)[number],
): Draft {
  const name = `${line.name} ${kind.noun}`
  const description = [kind.purpose, ...[...kind.features, line.character].map(sentence)].join(' ')
  return {
    category,
    categorySlug: category.slug,
    slug: slugOf(name),
    name,
    description,
    price: retailPrice(kind.price * line.factor),
  }
}

function sentence(text: string): string {
  return `${text}.`
}

/** Whole tens less ten cents, as price tags have it; small prices by the euro. @returns euro cents */
function retailPrice(euros: number): number {
  const step = euros < 100 ? 1 : 10
  return Math.round(euros / step) * step * 100 - 10
}

function finishProduct({ category, ...draft }: Draft, createdAt: Date): DemoProduct {
  const { between } = createRandom(`stock of ${draft.slug}`)
  // Round numbers as a warehouse counts them, from 50 to 5,000, most of them small.
  const stock = 10 * between(5, 10 ** between(1, 2) * 5)
  const images = (['front', 'detail'] as const).map((view) => demoImage(category, draft, view))
  const { categorySlug, slug, name, description, price } = draft
  return { categorySlug, slug, name, description, price, stock, createdAt, images }
}

function demoImage(
  category: CategoryVocabulary,
  { slug, name }: SpecialProduct,
  view: View,
): DemoImage {
  const svg = drawProduct({ slug, name, hue: category.hue, motif: category.motif, view })
  const alt = view === 'front' ? name : `${name}, in detail`
  return { file: `${slug}-${view}-${digestOf(svg)}.svg`, alt, svg }
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
