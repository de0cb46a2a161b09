import type { ProductImage } from '../domain/product.ts'

/** The name of an image's copy of a width in pixels. */
export function copyName(file: string, width: number): string {
  return `${file.replace(/\.[a-z]+$/, '')}-${width}.webp`
}

/** The smallest copy that is as wide as wanted, else the image as it was uploaded. */
export function fileFor(
  { file, widths }: Pick<ProductImage, 'file' | 'widths'>,
  width: number | null,
): string {
  const copy = width === null ? undefined : widths.find((each) => each >= width)
  return copy === undefined ? file : copyName(file, copy)
}
