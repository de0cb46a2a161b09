import { ensureServers } from '../lib/binaries.ts'

/** Installs what the stacks of the end-to-end tests need before the first test's clock starts. */
export default async function ensureServersAreInstalled(): Promise<void> {
  await ensureServers()
}
