interface DriverError {
  meta?: {
    driverAdapterError?: { cause?: { kind?: string; state?: string; originalMessage?: string } }
  }
}

const DATA_KINDS = new Set([
  'UniqueConstraintViolation',
  'ForeignKeyConstraintViolation',
  'NullConstraintViolation',
  'LengthMismatch',
  'ValueOutOfRange',
])

/** SQLSTATE classes: 22 data exception, 23 integrity constraint violation. */
const DATA_STATES = /^2[23]/

/** Whether the server refused a row for what is in it, so that writing it again can't help. */
export function isDataFault(error: unknown): boolean {
  const cause = (error as DriverError).meta?.driverAdapterError?.cause
  if (!cause) return false
  return DATA_KINDS.has(cause.kind ?? '') || DATA_STATES.test(cause.state ?? '')
}

/** What the server said. */
export function faultOf(error: unknown): string {
  const said = (error as DriverError).meta?.driverAdapterError?.cause?.originalMessage
  return said ?? (error instanceof Error ? error.message : String(error))
}
