import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { resolveRootConditions } from './root-conditions.ts'

function resolve(source: string, variables: Record<string, unknown> = {}): string {
  const { definitions } = parse(source)
  const operation = definitions[0] as OperationDefinitionNode
  const fragments = definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  )
  const named = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
  return print(resolveRootConditions(operation, named, variables))
    .replace(/\s+/g, ' ')
    .trim()
}

describe('resolveRootConditions', () => {
  it.each([
    ['@include(if: true)', true],
    ['@include(if: false)', false],
    ['@skip(if: true)', false],
    ['@skip(if: false)', true],
    ['@include(if: $yes)', true],
    ['@skip(if: $yes)', false],
    ['@include(if: $no)', false],
    ['@include(if: $absent)', false],
    ['@include(if: $yes) @skip(if: $yes)', false],
    ['@include(if: $yes) @skip(if: $no)', true],
  ])('decides %s on a root field', (condition, kept) => {
    const resolved = resolve(`subscription { a ${condition} { x } b }`, { yes: true, no: false })
    expect(resolved).toBe(kept ? 'subscription { a { x } b }' : 'subscription { b }')
  })

  it('keeps other directives and the conditions further down', () => {
    const resolved = resolve('subscription { a @live @skip(if: false) { x @include(if: $v) } }')
    expect(resolved).toBe('subscription { a @live { x @include(if: $v) } }')
  })

  it('looks through fragments, named and inline', () => {
    const source = `subscription { ...F @include(if: $yes) ... @skip(if: $yes) { c } }
      fragment F on Subscription { a @skip(if: $yes) ... on Subscription { b @include(if: $yes) } }`
    expect(resolve(source, { yes: true })).toBe(
      'subscription { ... on Subscription { ... on Subscription { b } } }',
    )
  })

  it('leaves no empty fragment behind', () => {
    const source = 'subscription { ...F } fragment F on Subscription { ... { a @skip(if: true) } }'
    expect(resolve(source)).toBe('subscription')
  })
})
