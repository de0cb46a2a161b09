import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.ts'
import { composeSupergraph, supergraphPath } from './lib/supergraph.ts'
import { runCommand, UserError } from './lib/terminal.ts'

function checkCodegen(): string | null {
  const cli = join(root, 'node_modules/@graphql-codegen/cli/esm/bin.js')
  const args = [cli, '--config', 'codegen.yml', '--check']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
  })
  if (status === 0) return null
  return `The generated types are stale. Repair: npm run codegen\n${stdout}${stderr}`.trim()
}

function checkSupergraph(): string | null {
  if (readFileSync(supergraphPath, 'utf8') === composeSupergraph()) return null
  return 'router/supergraph.graphql is stale. Repair: npm run compose-supergraph'
}

await runCommand(() => {
  const problems = [checkSupergraph(), checkCodegen()].filter((problem) => problem !== null)
  if (problems.length > 0) return Promise.reject(new UserError(problems.join('\n')))
  return Promise.resolve()
})
