import { ensureChromium, ensureServers } from '../lib/binaries.ts'

/** Tells the browser tests where Chromium is by `CHROMIUM_PATH`. */
export default async function ensureBrowser(): Promise<void> {
  await ensureServers()
  process.env.CHROMIUM_PATH = await ensureChromium()
}
