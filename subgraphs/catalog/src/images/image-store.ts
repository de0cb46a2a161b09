/** What a client does to upload a file: one PUT request with these headers. */
export interface PresignedUpload {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly expiresAt: Date
}

export interface UploadRequest {
  /** The file's name in the store. */
  readonly key: string
  readonly contentType: string
  /** Bytes, exactly. */
  readonly size: number
}

/** Where image files lie, and where clients put new ones. */
export interface ImageStore {
  /** Lets whoever has the answer put one file of this type and size, for a while. */
  presign(request: UploadRequest): Promise<PresignedUpload>
  /** Null for a file that is not there, or larger than `maxBytes`. */
  read(key: string, maxBytes: number): Promise<Uint8Array | null>
  /** A file of one name never changes: it may be kept for ever by whoever fetches it. */
  write(key: string, contentType: string, bytes: Uint8Array): Promise<void>
  remove(key: string): Promise<void>
}

/** How long a client may take until it begins to upload. */
export const UPLOAD_LIFETIME_MS = 15 * 60_000

export const IMMUTABLE = 'public, max-age=31536000, immutable'
