import { drawMotif } from './motifs.ts'
import { paletteOf } from './palette.ts'
import { createRandom } from './random.ts'
import type { Motif } from './vocabulary.ts'

export type View = 'front' | 'detail'

export interface IllustrationOptions {
  readonly slug: string
  readonly name: string
  /** Of the category, in degrees; each product strays a little from it. */
  readonly hue: number
  readonly motif: Motif
  readonly view: View
}

/** A picture of a product as SVG, 800 × 800: its category's motif in the product's own colours and proportions. */
export function drawProduct({ slug, name, hue, motif, view }: IllustrationOptions): string {
  const random = createRandom(slug)
  const palette = paletteOf(hue + random.between(-16, 16), random.between(150, 210))
  const shape = drawMotif(motif, palette, random)
  const scene =
    view === 'front'
      ? `<ellipse cx="400" cy="640" rx="230" ry="26" fill="${palette.shade}" opacity=".35"/>${shape}`
      : `<g transform="rotate(-14 400 400) translate(-290 -250) scale(1.75)">${shape}</g>`
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" role="img">',
    `<title>${escapeXml(name)}</title>`,
    '<defs><radialGradient id="b" cx=".38" cy=".3" r=".95">',
    `<stop offset="0" stop-color="${palette.background}"/>`,
    `<stop offset="1" stop-color="${palette.backgroundEdge}"/>`,
    '</radialGradient></defs>',
    '<rect width="800" height="800" fill="url(#b)"/>',
    `<circle cx="${random.between(80, 240)}" cy="${random.between(80, 220)}" r="${random.between(120, 190)}" fill="${palette.light}" opacity=".35"/>`,
    scene,
    '</svg>\n',
  ].join('')
}

function escapeXml(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.codePointAt(0) ?? 0};`)
}
