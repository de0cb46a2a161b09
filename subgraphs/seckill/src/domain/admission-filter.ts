/**
 * The filter of everybody who ever got a ticket in a sale: a Bloom filter of one bit for each. The reserve script sets the
 * bits; a process that has a copy knows of most people, without asking, that they have no ticket. More bits for each
 * would make it surer, but every ticket would pay for them; with 32 bits of room a ticket it is unsure of 3 people in 100.
 */
const BITS_PER_TICKET = 32
const BITS_LEAST = 1_024

export function filterBitsFor(quota: number): number {
  return Math.max(BITS_LEAST, quota * BITS_PER_TICKET)
}

/** 32 bits: FNV-1a with the finish of MurmurHash3, since ids of one moment differ in their last characters alone. */
export function filterHash(userId: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < userId.length; i += 1) {
    hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** False only if no ticket was ever accepted for the user while the filter was as it is here. */
export function mayHoldTicket(filter: Buffer, bits: number, userId: string): boolean {
  const at = filterHash(userId) % bits
  // Redis counts the bits of a byte from its highest, and a string ends at its last byte ever set.
  return ((filter[at >>> 3] ?? 0) & (0x80 >>> (at & 7))) !== 0
}
