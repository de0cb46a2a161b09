import type { Route } from '@floodgate/platform/health'
import type { IdentitySigner } from '@floodgate/platform/identity'
import type { Logger } from '@floodgate/platform/logging'
import type { SessionStore } from '@floodgate/platform/session-store'
import { ADMIN_PREFIX, createAdminRoute } from './admin/admin-route.ts'
import { createLogIn } from './admin/log-in.ts'
import type { ClientIpOf } from './http/client-ip.ts'
import { createWebhookRoute, WEBHOOKS_PREFIX } from './http/webhook-route.ts'

export interface PrefixedRoutesOptions {
  /** The endpoint of the subgraph that takes webhooks. @default none are taken */
  readonly webhookUrl?: string | undefined
  /** Pages for an ADMIN, by their paths' beginnings, and how one logs in. @default none */
  readonly admin?:
    { readonly pages: Readonly<Record<string, Route>>; readonly userUrl: string } | undefined
}

interface Services {
  readonly sessions: Pick<SessionStore, 'find' | 'close'>
  readonly identitySigner: IdentitySigner
  readonly logger: Logger
}

/** What is not GraphQL, by how its paths begin. */
export function prefixedRoutes(
  { webhookUrl, admin, sessions, identitySigner, logger }: PrefixedRoutesOptions & Services,
  clientIpOf: ClientIpOf,
): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>()
  if (webhookUrl !== undefined) {
    routes.set(WEBHOOKS_PREFIX, createWebhookRoute(webhookUrl, logger))
  }
  if (admin) {
    const logIn = createLogIn({ userUrl: admin.userUrl, identitySigner, clientIpOf })
    routes.set(ADMIN_PREFIX, createAdminRoute({ sessions, logIn, pages: admin.pages }))
  }
  return routes
}
