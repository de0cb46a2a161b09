import { z } from 'zod'
import type { FieldFault } from './place-order.ts'

/** Where an order goes, as it was when it was placed: a later change of the address book leaves it as it is. */
export interface ShippingAddress {
  readonly recipient: string
  readonly line1: string
  readonly line2: string | null
  readonly postalCode: string | null
  readonly city: string
  readonly region: string | null
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string
  readonly phone: string | null
}

const required = (limit: number) =>
  z.string().trim().min(1, 'is required').max(limit, `must have at most ${limit} characters`)
const optional = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `must have at most ${limit} characters`)
    .nullish()
    .transform((value) => (value === '' ? null : (value ?? null)))

const schema = z.object({
  recipient: required(100),
  line1: required(200),
  line2: optional(200),
  postalCode: optional(20),
  city: required(100),
  region: optional(100),
  countryCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'must be a code of two letters, such as DE'),
  phone: optional(30).refine((value) => value === null || /^\+?[\d ()/.-]{5,}$/.test(value), {
    error: 'must be a telephone number',
  }),
})

/** Trims a client's address, or says what is wrong with it. */
export function readAddress(
  input: unknown,
): { readonly address: ShippingAddress } | { readonly faults: readonly FieldFault[] } {
  const { success, data, error } = schema.safeParse(input)
  if (success) return { address: data }
  return {
    faults: error.issues.map(({ path, message }) => ({
      field: ['shippingAddress', ...path.map(String)].join('.'),
      message,
    })),
  }
}
