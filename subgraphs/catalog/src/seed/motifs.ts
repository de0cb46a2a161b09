import type { Palette } from './palette.ts'
import type { Random } from './random.ts'
import type { Motif } from './vocabulary.ts'

type Draw = (palette: Palette, random: Random) => string

const MOTIFS: Record<Motif, Draw> = {
  slab({ body, accent, light }, { between }) {
    const width = between(220, 300)
    const x = 400 - width / 2
    return [
      rect(x, 180, width, 450, 38, body),
      rect(x + 14, 194, width - 28, 422, 26, accent),
      `<path d="M${x + 14} 420 L${x + width - 14} 300 V590 Q${x + width - 14} 616 ${x + width - 40} 616 H${x + 40} Q${x + 14} 616 ${x + 14} 590Z" fill="${light}" opacity=".3"/>`,
      circle(400, 216, 7, body),
    ].join('')
  },

  screen({ body, accent, light, shade }, { between }) {
    const height = between(250, 300)
    return [
      rect(190, 220, 420, height, 20, body),
      rect(206, 236, 388, height - 32, 10, accent),
      circle(400, 236 + height / 2, between(60, 90), light, 0.35),
      `<path d="M150 ${220 + height + 20} H650 L620 ${220 + height + 60} H180Z" fill="${shade}"/>`,
      rect(140, 220 + height + 58, 520, 18, 9, body),
    ].join('')
  },

  rings({ body, accent, light, shade }, { between }) {
    const cup = between(62, 84)
    return [
      `<path d="M230 430 A170 190 0 0 1 570 430" fill="none" stroke="${body}" stroke-width="${between(22, 34)}" stroke-linecap="round"/>`,
      rect(230 - cup / 2, 400, cup, 190, cup / 2, accent),
      rect(570 - cup / 2, 400, cup, 190, cup / 2, accent),
      rect(248, 420, 30, 150, 15, shade),
      rect(522, 420, 30, 150, 15, shade),
      circle(400, 500, between(24, 44), light, 0.6),
    ].join('')
  },

  lens({ body, accent, light, shade }, { between }) {
    const radius = between(112, 138)
    return [
      rect(190, 280, 420, 300, 44, body),
      rect(300, 240, 140, 60, 18, shade),
      circle(400, 436, radius, shade),
      circle(400, 436, radius - 20, accent),
      circle(400, 436, radius - 62, body),
      circle(368, 404, 22, light, 0.85),
      circle(560, 320, 13, light, 0.9),
    ].join('')
  },

  pot({ body, accent, light, shade }, { between }) {
    const top = between(330, 370)
    return [
      `<path d="M210 ${top} H590 V520 Q590 620 490 620 H310 Q210 620 210 520Z" fill="${body}"/>`,
      rect(150, top + 36, 80, 26, 13, shade),
      rect(570, top + 36, 80, 26, 13, shade),
      `<path d="M220 ${top} Q400 ${top - 130} 580 ${top}Z" fill="${accent}"/>`,
      circle(400, top - 78, 20, shade),
      `<path d="M250 ${top + 40} V520 Q250 570 290 584" fill="none" stroke="${light}" stroke-width="14" stroke-linecap="round" opacity=".5"/>`,
    ].join('')
  },

  lamp({ body, accent, light, shade }, { between }) {
    const lean = between(-30, 30)
    return [
      circle(400 + lean, 380, 190, light, 0.55),
      `<path d="M${300 + lean} 380 L${350 + lean} 220 H${450 + lean} L${500 + lean} 380Z" fill="${accent}"/>`,
      `<path d="M${400 + lean} 380 L400 610" stroke="${body}" stroke-width="18" stroke-linecap="round"/>`,
      circle(400 + lean, 386, 24, light, 0.95),
      `<path d="M310 630 Q310 596 400 596 Q490 596 490 630Z" fill="${shade}"/>`,
    ].join('')
  },

  peaks({ body, accent, light, shade }, { between }) {
    const peak = between(210, 270)
    return [
      circle(560, 260, between(46, 66), accent),
      `<path d="M150 630 L360 ${peak} L570 630Z" fill="${body}"/>`,
      `<path d="M360 ${peak} L300 ${peak + 120} L345 ${peak + 96} L372 ${peak + 130} L400 ${peak + 92} L424 ${peak + 118}Z" fill="${light}"/>`,
      `<path d="M370 630 L520 ${peak + 140} L670 630Z" fill="${shade}"/>`,
    ].join('')
  },

  blocks({ body, accent, light, shade }, { between }) {
    const tilt = between(-12, 12)
    return [
      rect(230, 470, 160, 160, 18, body),
      rect(410, 470, 160, 160, 18, accent),
      `<g transform="rotate(${tilt} 400 380)">${rect(320, 300, 160, 160, 18, shade)}${circle(400, 380, 42, light, 0.8)}</g>`,
      `<path d="M350 296 L400 ${between(190, 220)} L450 296Z" fill="${accent}"/>`,
      circle(310, 550, 34, light, 0.5),
    ].join('')
  },

  drop({ body, accent, light, shade }, { between }) {
    const width = between(150, 200)
    const x = 400 - width / 2
    return [
      rect(x, 350, width, 280, 34, body),
      rect(x + 16, 430, width - 32, 120, 10, light, 0.85),
      rect(370, 300, 60, 60, 8, shade),
      rect(350, 250, 100, 58, 16, accent),
      `<path d="M400 452 Q436 500 400 530 Q364 500 400 452Z" fill="${accent}"/>`,
    ].join('')
  },

  pages({ body, accent, light, shade }, { between }) {
    const ribbon = between(330, 460)
    return [
      rect(250, 210, 310, 420, 16, shade),
      rect(240, 200, 310, 420, 16, body),
      rect(262, 200, 12, 420, 0, light, 0.35),
      rect(310, 280, 190, between(70, 120), 10, light, 0.85),
      `<path d="M${ribbon} 200 h34 v150 l-17 -22 l-17 22Z" fill="${accent}"/>`,
      circle(405, 520, 34, accent),
    ].join('')
  },
}

/** A category's motif, varied by the product's own random numbers, around the middle of 800 × 800. */
export function drawMotif(motif: Motif, palette: Palette, random: Random): string {
  return MOTIFS[motif](palette, random)
}

function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  fill: string,
  opacity = 1,
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"${fade(opacity)}/>`
}

function circle(x: number, y: number, radius: number, fill: string, opacity = 1): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"${fade(opacity)}/>`
}

function fade(opacity: number): string {
  return opacity === 1 ? '' : ` opacity="${opacity}"`
}
