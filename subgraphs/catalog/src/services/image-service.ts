import { createHash } from 'node:crypto'
import { AppError } from '@floodgate/platform/errors'
import { isId, newId } from '@floodgate/platform/identifier'
import type { ProductImages } from '../data/product-images.ts'
import type { ProductRepository } from '../data/product-repository.ts'
import type { StaffMember } from '../domain/ownership.ts'
import type { Product } from '../domain/product.ts'
import { copyName } from '../images/image-files.ts'
import type { ImageStore, PresignedUpload } from '../images/image-store.ts'
import { CONTENT_TYPES, type ContentType, EXTENSIONS, makeCopies } from '../images/make-copies.ts'
import { checkFor } from './product-service.ts'

export interface ImageUpload extends PresignedUpload {
  /** By which the image is added once it is uploaded. */
  readonly uploadKey: string
}

export type AddImageOutcome =
  | { readonly kind: 'added'; readonly product: Product }
  | { readonly kind: 'unknown-product' }
  | { readonly kind: 'unusable' }

/** Pictures of products, as staff uploads them. Each throws AppError FORBIDDEN for another merchant's product. */
export interface ImageService {
  /** @returns null for an unknown product. @throws AppError BAD_USER_INPUT */
  createUpload(
    staff: StaffMember,
    request: { readonly productId: string; readonly contentType: string; readonly size: number },
  ): Promise<ImageUpload | null>
  /** Checks what was uploaded, makes its copies and shows it as the product's last. Safe to repeat. */
  add(
    staff: StaffMember,
    request: { readonly productId: string; readonly uploadKey: string; readonly alt: string },
  ): Promise<AddImageOutcome>
}

const MAX_BYTES = 10 * 1024 * 1024
const UPLOAD_KEY = /^upload-prd-[0-9a-z]{26}-[0-9a-z]{26}\.(jpg|png|webp|avif)$/

export function createImageService(options: {
  readonly products: ProductRepository
  readonly images: ProductImages
  readonly store: ImageStore
}): ImageService {
  const { products, images, store } = options

  async function find(staff: StaffMember, productId: string): Promise<Product | undefined> {
    const [product] = isId('prd', productId) ? await products.findByIds([productId]) : []
    if (product) checkFor(staff)(product)
    return product
  }

  async function keep(product: Product, bytes: Uint8Array, type: ContentType, alt: string) {
    const copies = await makeCopies(bytes, type)
    if (!copies) return false
    // The name changes with the content, so that a file of one name may be kept for ever.
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 24)
    const file = `${product.slug.slice(0, 120)}-${digest}.${EXTENSIONS[type]}`
    await store.write(file, type, bytes)
    await Promise.all(
      copies.map((copy) => store.write(copyName(file, copy.width), 'image/webp', copy.bytes)),
    )
    await images.append(product.id, { file, alt, widths: copies.map(({ width }) => width) })
    return true
  }

  return {
    async createUpload(staff, { productId, contentType, size }) {
      const type = CONTENT_TYPES.find((each) => each === contentType)
      if (!type)
        throw new AppError(
          'BAD_USER_INPUT',
          `\`contentType\` must be one of ${CONTENT_TYPES.join(', ')}.`,
        )
      if (size < 1 || size > MAX_BYTES) {
        throw new AppError('BAD_USER_INPUT', `\`size\` must be 1 to ${MAX_BYTES} bytes.`)
      }
      const product = await find(staff, productId)
      if (!product) return null
      const name = [product.id, newId('upl').slice(4)].join('-').replace('_', '-').toLowerCase()
      const uploadKey = `upload-${name}.${EXTENSIONS[type]}`
      return { uploadKey, ...(await store.presign({ key: uploadKey, contentType: type, size })) }
    },
    async add(staff, { productId, uploadKey, alt }) {
      if (alt.length > 255)
        throw new AppError('BAD_USER_INPUT', '`alt` has at most 255 characters.')
      const product = await find(staff, productId)
      if (!product) return { kind: 'unknown-product' }
      const extension = UPLOAD_KEY.exec(uploadKey)?.[1]
      const type = CONTENT_TYPES.find((each) => EXTENSIONS[each] === extension)
      const own = uploadKey.startsWith(`upload-${product.id.replace('_', '-').toLowerCase()}-`)
      const bytes = type && own ? await store.read(uploadKey, MAX_BYTES) : null
      if (!type || !bytes || !(await keep(product, bytes, type, alt))) return { kind: 'unusable' }
      await store.remove(uploadKey)
      const [changed = product] = await products.findByIds([product.id])
      return { kind: 'added', product: changed }
    },
  }
}
