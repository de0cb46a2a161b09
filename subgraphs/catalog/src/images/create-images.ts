import type { Route } from '@floodgate/platform/health'
import type { Environment } from '../environment.ts'
import type { ImageStore } from './image-store.ts'
import { createLocalImageStore } from './local-image-store.ts'
import { createS3ImageStore } from './s3-image-store.ts'

interface Images {
  readonly store: ImageStore
  /** Where clients upload to this process. */
  readonly uploadRoute?: Route
  close(): void
}

/** A bucket where the environment names one, else a folder. */
export function createImages(environment: Environment): Images {
  const {
    IMAGE_S3_BUCKET: bucket,
    IMAGE_S3_REGION: region,
    IMAGE_S3_ENDPOINT: endpoint,
  } = environment
  if (bucket !== undefined) {
    const store = createS3ImageStore({ bucket, region, endpoint })
    return { store, close: () => store.close() }
  }
  const store = createLocalImageStore({
    directory: environment.IMAGE_DIRECTORY,
    uploadBaseUrl: environment.IMAGE_BASE_URL.replace(/\/images$/, ''),
    secret: environment.INTERNAL_IDENTITY_SECRET,
  })
  return { store, uploadRoute: store.uploadRoute, close: () => undefined }
}
