import type { ImageResolvers } from '#graphql'
import { fileFor } from '../images/image-files.ts'

export const Image: ImageResolvers = {
  url: (image, { width }, { imageBaseUrl }) => `${imageBaseUrl}/${fileFor(image, width ?? null)}`,
}
