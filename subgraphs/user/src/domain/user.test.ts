import type { Identity, Role } from '@floodgate/platform/identity'
import { describe, expect, it } from 'vitest'
import { maySeeAccount, maySeePrivateFacts, maySeeRoles, maySeeUsername } from './user.ts'

const subject = 'usr_subject'
const as = (userId: string, ...roles: Role[]): Identity => ({
  kind: 'user',
  userId,
  roles,
  sessionId: 'ses_any',
})

describe('who sees what of an account', () => {
  it.each<[string, Identity, ReturnType<typeof row>]>([
    ['its owner', as(subject, 'CUSTOMER'), row(true, true, true, true)],
    ['a customer', as('usr_x', 'CUSTOMER'), row(false, true, false, false)],
    ['a merchant', as('usr_x', 'MERCHANT'), row(true, true, false, true)],
    ['an admin', as('usr_x', 'ADMIN'), row(true, true, true, true)],
    ['a subgraph', { kind: 'service', name: 'order' }, row(false, true, false, true)],
    ['a stranger', { kind: 'anonymous' }, row(false, false, false, false)],
  ])('%s', (_viewer, identity, expected) => {
    expect({
      account: maySeeAccount(identity, subject),
      name: maySeeUsername(identity),
      email: maySeePrivateFacts(identity, subject),
      roles: maySeeRoles(identity, subject),
    }).toEqual(expected)
  })
})

function row(account: boolean, name: boolean, email: boolean, roles: boolean) {
  return { account, name, email, roles }
}
