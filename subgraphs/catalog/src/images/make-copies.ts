import sharp from 'sharp'

/** Pixels of the longest side that a picture may have: more is an attempt to fill the memory. */
const MAX_SIDE = 8_000
const WIDTHS = [320, 640, 1_280] as const

export const CONTENT_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const
export type ContentType = (typeof CONTENT_TYPES)[number]

export const EXTENSIONS: Readonly<Record<ContentType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

const FORMATS: Readonly<Record<ContentType, readonly string[]>> = {
  'image/jpeg': ['jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/avif': ['heif', 'avif'],
}

export interface Copy {
  /** Pixels. */
  readonly width: number
  /** A WebP image. */
  readonly bytes: Uint8Array
}

/** Smaller copies of a picture; null when the bytes are no picture of the type that they were said to be. */
export async function makeCopies(bytes: Uint8Array, type: ContentType): Promise<Copy[] | null> {
  try {
    const options = { limitInputPixels: MAX_SIDE * MAX_SIDE }
    const { format, width } = await sharp(bytes, options).metadata()
    if (!FORMATS[type].includes(format)) return null
    const widths = WIDTHS.filter((each) => each < width)
    return await Promise.all(
      widths.map(async (each) => ({
        width: each,
        // Turned as the camera was held, and without what the camera wrote about its owner.
        bytes: await sharp(bytes, options)
          .rotate()
          .resize({ width: each })
          .webp({ quality: 80 })
          .toBuffer(),
      })),
    )
  } catch {
    return null
  }
}
