import { ensureDemoSales } from './lib/demo-sales.ts'
import { runCommand } from './lib/terminal.ts'

await runCommand(async () => {
  const url = process.env.ROUTER_URL ?? 'http://127.0.0.1:4000/graphql'
  for (const line of await ensureDemoSales(url)) console.log(line)
})
