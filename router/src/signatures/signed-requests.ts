import type { Identity } from '@floodgate/platform/identity'
import type { RouterContext } from '../context.ts'
import type { CompiledOperation } from '../executor/compiled-operation.ts'
import type { Executor } from '../executor/executor.ts'
import { graphqlError } from '../errors.ts'
import { classesOf } from '../rate-limit/operation-classes.ts'
import type { Nonces } from './nonces.ts'
import type { SignatureConfig } from './signature-config.ts'
import { createSignatureVerifier, type VerifySignature } from './verify-signature.ts'

/** Which requests are signed, and which must be. */
export interface SignedRequests {
  readonly verify: VerifySignature
  /** @throws GraphQLError SIGNATURE_REQUIRED for an account of another client, or of one that did not sign */
  checkAccount(identity: Identity, signedBy: string | undefined): void
  /** Whether only a signed request may run it. */
  concerns(operation: CompiledOperation): boolean
}

export function createSignedRequests(config: SignatureConfig, nonces: Nonces): SignedRequests {
  const clientsOf = new Map<string, Set<string>>()
  for (const { keyId, accounts } of config.clients) {
    for (const account of accounts) {
      clientsOf.set(account, (clientsOf.get(account) ?? new Set()).add(keyId))
    }
  }
  const table = [{ name: 'signed', fields: config.operations }]
  const known = new WeakMap<CompiledOperation, boolean>()

  return {
    verify: createSignatureVerifier({ clients: config.clients, nonces }),
    checkAccount(identity, signedBy) {
      const clients = identity.kind === 'user' ? clientsOf.get(identity.userId) : undefined
      if (clients && !clients.has(signedBy ?? '')) throw graphqlError('SIGNATURE_REQUIRED')
    },
    concerns(operation) {
      let concerned = known.get(operation)
      if (concerned === undefined) {
        concerned = classesOf(operation.operation, table).length > 0
        known.set(operation, concerned)
      }
      return concerned
    },
  }
}

/** Refuses to run what only a signed request may ask for. */
export function requireSignatures(
  executor: Executor<RouterContext>,
  signed: SignedRequests,
): Executor<RouterContext> {
  return {
    ...executor,
    execute(operation, request) {
      if (request.context.signedBy === undefined && signed.concerns(operation)) {
        return Promise.reject(graphqlError('SIGNATURE_REQUIRED'))
      }
      return executor.execute(operation, request)
    },
  }
}
