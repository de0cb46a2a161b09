import type { PrismaClient } from '#prisma'
import type { ProductImage } from '../domain/product.ts'
import { tellChanges } from './outbox.ts'
import { inTransaction } from './transaction.ts'

export interface ProductImages {
  /** Adds an image behind the others; one that is there already stays where it is. */
  append(productId: string, image: ProductImage): Promise<void>
}

export function createProductImages(prisma: PrismaClient): ProductImages {
  return {
    append: (productId, { file, alt, widths }) =>
      inTransaction(prisma, async (tx) => {
        // Two images at once would take the same place.
        await tx.$queryRaw`SELECT id FROM product WHERE id = ${productId} FOR UPDATE`
        const images = await tx.productImage.findMany({
          where: { productId },
          orderBy: { position: 'desc' },
        })
        if (images.some((image) => image.file === file)) return
        const position = (images[0]?.position ?? -1) + 1
        await tx.productImage.create({
          data: { productId, position, file, alt, widths: widths.join(',') },
        })
        const changed = { version: { increment: 1 }, updatedAt: new Date() }
        await tx.product.update({ where: { id: productId }, data: changed })
        await tellChanges(tx, { productIds: [productId], lists: true })
      }),
  }
}
