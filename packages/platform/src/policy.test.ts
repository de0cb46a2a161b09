import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Identity, ROLES } from './identity.ts'
import { type Audience, checkAccess, POLICY } from './policy.ts'
import { openPolicy } from './testing/open-policy.ts'

const root = join(import.meta.dirname, '../../..')
const rootFields = globSync('subgraphs/*/schema.graphql', { cwd: root }).flatMap((path) =>
  Object.keys(openPolicy(readFileSync(join(root, path), 'utf8'))),
)

const CALLERS: Record<string, Identity> = {
  anonymous: { kind: 'anonymous' },
  service: { kind: 'service', name: 'order' },
  'no role': { kind: 'user', userId: 'usr_1', roles: [], sessionId: 'ses_1' },
  ...Object.fromEntries(
    ROLES.map((role) => [
      role,
      { kind: 'user', userId: 'usr_1', roles: [role], sessionId: 'ses_1' } as const,
    ]),
  ),
}

function codeOf(policy: Record<string, Audience>, field: string, caller: string) {
  try {
    checkAccess(policy, field, CALLERS[caller] ?? { kind: 'anonymous' })
    return 'ok'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('the policy', () => {
  it('has a row for every root field of every subgraph', () => {
    expect(rootFields.length).toBeGreaterThan(50)
    expect(rootFields.filter((field) => !Object.hasOwn(POLICY, field))).toEqual([])
  })

  it('refuses everybody a field that has no row', () => {
    for (const caller of Object.keys(CALLERS)) {
      expect(codeOf({}, 'Query.new', caller)).toBe('FORBIDDEN')
      expect(codeOf({}, 'toString', caller)).toBe('FORBIDDEN')
    }
  })

  it.each<[Audience, Record<string, string>]>([
    ['anyone', { anonymous: 'ok', service: 'ok', 'no role': 'ok', CUSTOMER: 'ok', ADMIN: 'ok' }],
    [
      'user',
      { anonymous: 'UNAUTHENTICATED', service: 'FORBIDDEN', 'no role': 'ok', CUSTOMER: 'ok' },
    ],
    [
      'service',
      { anonymous: 'FORBIDDEN', service: 'ok', CUSTOMER: 'FORBIDDEN', ADMIN: 'FORBIDDEN' },
    ],
    [
      ['ADMIN'],
      { anonymous: 'UNAUTHENTICATED', service: 'FORBIDDEN', MERCHANT: 'FORBIDDEN', ADMIN: 'ok' },
    ],
    [
      ['MERCHANT', 'ADMIN'],
      { CUSTOMER: 'FORBIDDEN', 'no role': 'FORBIDDEN', MERCHANT: 'ok', ADMIN: 'ok' },
    ],
  ])('lets in for %j', (audience, expected) => {
    for (const [caller, code] of Object.entries(expected)) {
      expect(codeOf({ 'Query.x': audience }, 'Query.x', caller), caller).toBe(code)
    }
  })
})
