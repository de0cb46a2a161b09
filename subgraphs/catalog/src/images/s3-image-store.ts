import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { type ImageStore, IMMUTABLE, UPLOAD_LIFETIME_MS } from './image-store.ts'

export interface S3Options {
  readonly bucket: string
  readonly region: string
  /** Of a server that speaks S3 and is not Amazon's. */
  readonly endpoint?: string | undefined
  /** @default what the AWS SDK finds in the environment */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

/** A bucket; clients upload straight to it. Whoever creates it closes it. */
export function createS3ImageStore(options: S3Options): ImageStore & { close(): void } {
  const { bucket: Bucket, region, endpoint, credentials } = options
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
  })
  return {
    async presign({ key, contentType, size }) {
      const command = new PutObjectCommand({
        ...{ Bucket, Key: key, ContentType: contentType, ContentLength: size },
      })
      const url = await getSignedUrl(client, command, {
        expiresIn: UPLOAD_LIFETIME_MS / 1_000,
        // Signed, so that nothing else is taken than what was announced.
        signableHeaders: new Set(['content-type', 'content-length', 'host']),
      })
      const expiresAt = new Date(Date.now() + UPLOAD_LIFETIME_MS)
      return { url, headers: { 'content-type': contentType }, expiresAt }
    },
    async read(key, maxBytes) {
      try {
        const { Body, ContentLength = 0 } = await client.send(
          new GetObjectCommand({ Bucket, Key: key }),
        )
        return Body && ContentLength <= maxBytes ? await Body.transformToByteArray() : null
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    async write(key, contentType, bytes) {
      await client.send(
        new PutObjectCommand({
          ...{ Bucket, Key: key, ContentType: contentType, Body: bytes, CacheControl: IMMUTABLE },
        }),
      )
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },
    close: () => client.destroy(),
  }
}
