/** The colours of one picture, as CSS. */
export interface Palette {
  readonly background: string
  readonly backgroundEdge: string
  readonly shade: string
  readonly body: string
  readonly accent: string
  readonly light: string
}

/** Tints around a hue, with an accent some way round the colour wheel; both in degrees. */
export function paletteOf(hue: number, accentTurn: number): Palette {
  const tint = (turn: number, saturation: number, lightness: number) =>
    `hsl(${(hue + turn + 360) % 360} ${saturation}% ${lightness}%)`
  return {
    background: tint(0, 55, 95),
    backgroundEdge: tint(12, 48, 82),
    shade: tint(0, 35, 45),
    body: tint(0, 42, 42),
    accent: tint(accentTurn, 62, 60),
    light: tint(0, 60, 98),
  }
}
