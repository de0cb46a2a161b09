import { readFileSync } from 'node:fs'
import { z } from 'zod'

const client = z.strictObject({
  /** What the client names its secret by (`keyid`). */
  keyId: z.string().regex(/^[\w.-]{1,64}$/, { error: 'must be 1 to 64 letters, digits, `_.-`' }),
  secret: z.string().min(32, { error: 'must have at least 32 characters' }),
  /** Accounts whose sessions count only in requests that this client signed. */
  accounts: z.array(z.string()).default([]),
})

const config = z.strictObject({
  clients: z.array(client).min(1),
  /** Root fields that only a signed request may ask for, such as `Mutation.adjustStock`. */
  operations: z
    .array(
      z
        .string()
        .regex(/^(Query|Mutation)\.\w+$/, { error: 'must be such as Mutation.adjustStock' }),
    )
    .default([]),
})

export type SignatureConfig = z.output<typeof config>

/** @throws Error saying what is wrong with the file */
export function readSignatureConfig(path: string): SignatureConfig {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path} can't be read as JSON`, { cause })
  }
  const result = config.safeParse(content)
  if (!result.success) throw new Error(`${path}:\n${z.prettifyError(result.error)}`)
  return result.data
}
