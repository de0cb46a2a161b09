import { dictionary } from '@zxcvbn-ts/language-common'

/** The passwords that people choose most, in lower case: the first that are tried against every account. */
const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common'])

export function isCommonPassword(password: string): boolean {
  return commonPasswords.has(password.toLowerCase())
}
