import { hash, timingSafeEqual } from 'node:crypto'

const ALGORITHMS = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const
const MEMBER = /^\s*([a-z0-9-]+)=:([A-Za-z0-9+/]+={0,2}):\s*$/

/** Whether a `Content-Digest` header (RFC 9530) has a SHA-2 digest, and every one that it has is the body's. */
export function matchesContentDigest(header: string, body: string): boolean {
  const digests = header.split(',').map((member) => MEMBER.exec(member))
  const known = digests.flatMap((match) => {
    const algorithm = ALGORITHMS[match?.[1] as keyof typeof ALGORITHMS] as
      (typeof ALGORITHMS)[keyof typeof ALGORITHMS] | undefined
    return match?.[2] !== undefined && algorithm ? [{ algorithm, digest: match[2] }] : []
  })
  return (
    known.length > 0 && known.every(({ algorithm, digest }) => isDigest(algorithm, digest, body))
  )
}

function isDigest(algorithm: string, digest: string, body: string): boolean {
  const given = Buffer.from(digest, 'base64')
  const expected = hash(algorithm, body, 'buffer')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
