import { createHash } from 'node:crypto'

/** SHA-256 in hex: compares exactly, whatever the text, and has one length. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
