import validator from 'validator'
import { z } from 'zod'
import type { FieldProblem } from './registration.ts'

export interface AddressDetails {
  readonly recipient: string
  readonly line1: string
  readonly line2: string | null
  /** Null in countries that have none. */
  readonly postalCode: string | null
  readonly city: string
  readonly region: string | null
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string
  /** E.164. */
  readonly phone: string | null
}

export interface Address extends AddressDetails {
  readonly id: string
  readonly isDefault: boolean
}

export const MOST_ADDRESSES = 20

// No control characters: an address is printed on labels, line by line.
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u

const text = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `must have at most ${limit} characters`)
    .regex(PRINTABLE, 'must be one line of text')
const required = (limit: number) => text(limit).min(1, 'is required')
const optional = (limit: number) =>
  text(limit)
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
    .refine((code) => validator.isISO31661Alpha2(code), {
      error: 'must be a country code of ISO 3166-1, such as DE',
    }),
  phone: z
    .string()
    .nullish()
    .transform((value) => (value ?? '').replace(/[\s().\-/]/g, ''))
    .transform((value) => (value === '' ? null : value))
    .refine((value) => value === null || /^\+[1-9]\d{6,14}$/.test(value), {
      error: 'must be a telephone number in international form, such as +49 30 123456',
    }),
})

/** Countries whose post needs the state, province or prefecture (Universal Postal Union, addressing systems). */
const WITH_REGION = new Set(['AU', 'BR', 'CA', 'CN', 'ES', 'IN', 'IT', 'JP', 'MX', 'US'])

/** Countries that the library has no pattern for, some of which have no codes at all. */
const isKnownToPost = (countryCode: string): countryCode is validator.PostalCodeLocale =>
  (validator.isPostalCodeLocales as readonly string[]).includes(countryCode)

/** Trims an address and checks it by the rules of its country, or says what is wrong with it, field by field. */
export function readAddress(
  input: unknown,
): { readonly address: AddressDetails } | { readonly problems: FieldProblem[] } {
  const { success, data, error } = schema.safeParse(input)
  if (!success) {
    return {
      problems: error.issues.map(({ path, message }) => ({ field: String(path[0]), message })),
    }
  }
  const problems = [...postalCodeProblems(data), ...regionProblems(data)]
  return problems.length > 0 ? { problems } : { address: data }
}

function postalCodeProblems({ countryCode, postalCode }: AddressDetails): FieldProblem[] {
  if (!isKnownToPost(countryCode)) return []
  if (postalCode !== null && validator.isPostalCode(postalCode, countryCode)) return []
  return [{ field: 'postalCode', message: `must be a postal code of ${countryCode}` }]
}

function regionProblems({ countryCode, region }: AddressDetails): FieldProblem[] {
  if (!WITH_REGION.has(countryCode) || region !== null) return []
  return [{ field: 'region', message: `is required in ${countryCode}` }]
}
