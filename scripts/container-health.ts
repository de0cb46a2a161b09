import { checkReady } from './lib/readiness.ts'
import { runCommand, UserError } from './lib/terminal.ts'

// The container's health check: its process, which listens on PORT, is ready.
await runCommand(async () => {
  await checkReady(`http://127.0.0.1:${process.env.PORT ?? 4000}`).catch((error: unknown) => {
    throw new UserError(error instanceof Error ? error.message : String(error))
  })
})
