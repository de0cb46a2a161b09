import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** One 256-bit key, and the name that what it sealed carries. */
export interface DataKey {
  readonly id: string
  readonly key: Buffer
}

/** Seals single fields of a database, so that the database alone reveals nothing of them. */
export interface FieldCipher {
  /** The key that `seal` uses; rows sealed with another one await rotation. */
  readonly keyId: string
  /** @param place where the text will stand, such as `user.email:usr_…`: it opens nowhere else */
  seal(text: string, place: string): string
  /** @throws Error when the text was altered, stands in another place, or its key is not known here */
  open(sealed: string, place: string): string
}

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const SEALED = /^v1\.([a-z0-9-]{1,16})\.([A-Za-z0-9_-]+)$/

/**
 * AES-256-GCM with a random nonce for each field, as `v1.<key id>.<nonce, text and tag in base64url>`.
 * @param keys the first seals, all open
 */
export function createFieldCipher(keys: readonly DataKey[]): FieldCipher {
  const [current] = keys
  if (!current) throw new Error('a field cipher needs a key')
  const byId = new Map(keys.map(({ id, key }) => [id, key]))

  return {
    keyId: current.id,
    seal(text, place) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, current.key, iv).setAAD(Buffer.from(place))
      const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return `v1.${current.id}.${Buffer.concat(sealed).toString('base64url')}`
    },
    open(sealed, place) {
      const [, id = '', body = ''] = SEALED.exec(sealed) ?? []
      const key = byId.get(id)
      if (!key) throw new Error(`a field was sealed with the key ${id || '?'}, which is not known`)
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-TAG_BYTES))
      const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    },
  }
}

/**
 * `<id>:<32 bytes in base64url>`, several separated by commas: the first seals, the others only open what they sealed before.
 * Ids are 1 to 16 of `a-z`, `0-9` and `-`.
 */
export const dataKeys = z
  .string({ error: 'is required' })
  .transform((text) => text.split(',').map(readKey))
  .refine((keys) => keys.every((key) => key !== null), {
    error: 'must be <id>:<32 bytes in base64url>, several separated by commas',
  })
  .transform((keys) => keys.filter((key) => key !== null))
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, {
    error: 'has two keys of one id',
  })

function readKey(text: string): DataKey | null {
  const [, id, encoded] = /^([a-z0-9-]{1,16}):([A-Za-z0-9_-]{43})=?$/.exec(text.trim()) ?? []
  if (!id || !encoded) return null
  const key = Buffer.from(encoded, 'base64url')
  return key.length === KEY_BYTES ? { id, key } : null
}
