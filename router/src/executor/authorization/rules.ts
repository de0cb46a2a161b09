import type { Schema } from '@apollo/federation-internals'
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  Kind,
  type TypeDefinitionNode,
} from 'graphql'

/** Whom a request speaks for, as `@authenticated`, `@requiresScopes` and `@policy` ask. */
export interface Authorization {
  readonly authenticated: boolean
  readonly scopes: Names
  /** Policies that were evaluated and hold. */
  readonly policies: Names
}

type Names = Pick<ReadonlySet<string>, 'has'>

export const NOBODY: Authorization = {
  authenticated: false,
  scopes: new Set(),
  policies: new Set(),
}

const EVERY_NAME: Names = { has: () => true }

/** The router itself, where it plans what no client sees. */
export const ROUTER: Authorization = {
  authenticated: true,
  scopes: EVERY_NAME,
  policies: EVERY_NAME,
}

export interface Rule {
  readonly authenticated: boolean
  /** Of one of the lists, all. */
  readonly scopes: readonly (readonly string[])[]
  readonly policies: readonly (readonly string[])[]
}

export interface AuthorizationRules {
  /** false for most supergraphs. */
  readonly any: boolean
  ofType(type: string): Rule | undefined
  ofField(type: string, field: string): Rule | undefined
}

export function isAllowed(rule: Rule | undefined, authorization: Authorization): boolean {
  if (!rule) return true
  if (rule.authenticated && !authorization.authenticated) return false
  return (
    holdsOne(rule.scopes, authorization.scopes) && holdsOne(rule.policies, authorization.policies)
  )
}

function holdsOne(alternatives: Rule['scopes'], held: Names): boolean {
  if (alternatives.length === 0) return true
  return alternatives.some((all) => all.every((name) => held.has(name)))
}

interface DirectiveNames {
  readonly authenticated: string | undefined
  readonly requiresScopes: string | undefined
  readonly policy: string | undefined
}

/** A supergraph may import the directives under other names. */
export function readAuthorizationRules(
  schema: Schema,
  supergraph: DocumentNode,
): AuthorizationRules {
  const nameOf = (directive: keyof DirectiveNames) =>
    schema.coreFeatures
      ?.getByIdentity(`https://specs.apollo.dev/${directive}`)
      ?.directiveNameInSchema(directive)
  const names: DirectiveNames = {
    authenticated: nameOf('authenticated'),
    requiresScopes: nameOf('requiresScopes'),
    policy: nameOf('policy'),
  }
  const rules = new Map<string, Rule>()
  for (const definition of supergraph.definitions) {
    if (!isTypeDefinition(definition)) continue
    const type = definition.name.value
    addRule(rules, type, ruleIn(definition.directives, names))
    if (!('fields' in definition)) continue
    for (const { name, directives } of definition.fields ?? []) {
      addRule(rules, `${type}.${name.value}`, ruleIn(directives, names))
    }
  }
  return {
    any: rules.size > 0,
    ofType: (type) => rules.get(type),
    ofField: (type, field) => rules.get(`${type}.${field}`),
  }
}

function addRule(rules: Map<string, Rule>, coordinate: string, rule: Rule | undefined): void {
  if (rule) rules.set(coordinate, rule)
}

function isTypeDefinition(node: { kind: Kind }): node is TypeDefinitionNode {
  return node.kind.endsWith('TypeDefinition')
}

function ruleIn(
  directives: readonly ConstDirectiveNode[] | undefined,
  names: DirectiveNames,
): Rule | undefined {
  const find = (name: string | undefined) =>
    name === undefined ? undefined : directives?.find((node) => node.name.value === name)
  const scopes = find(names.requiresScopes)
  const policies = find(names.policy)
  const authenticated = find(names.authenticated) !== undefined
  if (!authenticated && !scopes && !policies) return undefined
  return { authenticated, scopes: namesIn(scopes), policies: namesIn(policies) }
}

function namesIn(directive: ConstDirectiveNode | undefined): string[][] {
  return listIn(directive?.arguments?.[0]?.value).map((inner) =>
    listIn(inner).flatMap((value) => (value.kind === Kind.STRING ? [value.value] : [])),
  )
}

function listIn(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (!value) return []
  return value.kind === Kind.LIST ? value.values : [value]
}
