import { requireRole } from '@floodgate/platform/authorization'
import type { MutationResolvers } from '#graphql'
import { productNotFound } from './problems.ts'

/** How staff gives products their pictures. */
export const imageMutations = {
  createImageUpload: async (_parent, { input }, { identity, images }) => {
    const staff = requireRole(identity, 'MERCHANT', 'ADMIN')
    const upload = await images.createUpload(staff, input)
    if (!upload) return productNotFound
    const headers = Object.entries(upload.headers).map(([name, value]) => ({ name, value }))
    return { __typename: 'ImageUpload', ...upload, headers }
  },

  addProductImage: async (_parent, { input }, { identity, images }) => {
    const staff = requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await images.add(staff, input)
    switch (outcome.kind) {
      case 'added':
        return { __typename: 'AddProductImageSuccess', product: outcome.product }
      case 'unknown-product':
        return productNotFound
      case 'unusable':
        return {
          __typename: 'ImageUnusable',
          message: 'There is no upload of that key, or it is no picture of its type.',
        }
    }
  },
} satisfies Partial<MutationResolvers>
