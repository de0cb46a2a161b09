/** Outcomes that several mutations have, as their members of result unions. */
export const INVALID_CREDENTIALS = {
  __typename: 'InvalidCredentials',
  message: 'The login or the password is wrong.',
} as const

export const INVALID_TOKEN = {
  __typename: 'InvalidToken',
  message: 'The link was used before, is too old, or is none of ours.',
} as const

export const ADDRESS_NOT_FOUND = {
  __typename: 'AddressNotFound',
  message: 'There is no such address.',
} as const

export const IDEMPOTENCY_CONFLICT = {
  __typename: 'IdempotencyConflict',
  message: 'This idempotency key was used before, with another input.',
} as const

export const loginThrottled = (retryAfterMs: number) =>
  ({
    __typename: 'LoginThrottled',
    message: 'Too many logins failed; try again later.',
    retryAfterMs: Math.ceil(retryAfterMs),
  }) as const

export const invalidPassword = (problem: string) =>
  ({ __typename: 'InvalidPassword', message: `The new password ${problem}.` }) as const
