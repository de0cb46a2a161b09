import { hkdfSync } from 'node:crypto'

/** What admission signs with: each key for one purpose, none of use for another. */
export interface AdmissionKeys {
  readonly token: Buffer
  readonly challenge: Buffer
  readonly solution: Buffer
}

/** Derived from the secret that all processes share anyway (HKDF-SHA256, RFC 5869), so there is none more to keep. */
export function deriveAdmissionKeys(secret: string): AdmissionKeys {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `floodgate/seckill/${purpose}`, 32))
  return {
    token: derive('purchase-token'),
    challenge: derive('challenge'),
    solution: derive('challenge-solution'),
  }
}
