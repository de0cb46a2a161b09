import type { PrismaClient, SecurityEvent as SecurityEventRow } from '#prisma'
import type { SecurityEvent, SecurityEventKind } from '../domain/security-event.ts'

export interface SecurityEventFilter {
  readonly userId?: string | undefined
  readonly kind?: SecurityEventKind | undefined
}

export interface SecurityEvents {
  append(event: SecurityEvent): Promise<void>
  /** Newest first. @param after the id of the event before the first */
  list(
    filter: SecurityEventFilter,
    page: { readonly limit: number; readonly after: string | undefined },
  ): Promise<SecurityEvent[]>
}

/** Append-only: the database itself refuses changes. */
export function createSecurityEvents(prisma: PrismaClient): SecurityEvents {
  return {
    async append(event) {
      await prisma.securityEvent.create({ data: event })
    },
    async list({ userId, kind }, { limit, after }) {
      const rows = await prisma.securityEvent.findMany({
        where: {
          ...(userId !== undefined && { userId }),
          ...(kind !== undefined && { kind }),
          ...(after !== undefined && { id: { lt: after } }),
        },
        orderBy: { id: 'desc' },
        take: limit,
      })
      return rows.map(toEvent)
    },
  }
}

const toEvent = ({ kind, ...row }: SecurityEventRow): SecurityEvent => ({
  ...row,
  kind: kind as SecurityEventKind,
})
