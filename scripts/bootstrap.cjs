'use strict'
// Makes a checkout runnable: dependencies, Prisma clients, the playground. Runs before every npm script,
// so it is quick when nothing changed, and plain enough for the machine's own, perhaps older, Node.
const { spawn } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { setTimeout, setInterval, clearInterval } = require('node:timers')

const root = path.join(__dirname, '..')
const subgraphs = ['user', 'catalog', 'order', 'seckill']

/** SHA-256 over names and contents; a missing file counts as absent, not as an error. */
function hashFiles(directory, files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const full = path.join(directory, file)
    hash.update(`${file}\0`)
    if (fs.existsSync(full)) hash.update(fs.readFileSync(full))
    hash.update('\0')
  }
  return hash.digest('hex')
}

/** Files below `folder`, relative to `directory`, in a stable order. */
function listFiles(directory, folder, isIncluded) {
  const full = path.join(directory, folder)
  if (!fs.existsSync(full)) return []
  return fs
    .readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const relative = path.join(folder, entry.name)
      if (!isIncluded(relative)) return []
      return entry.isDirectory() ? listFiles(directory, relative, isIncluded) : [relative]
    })
}

/** Every package.json of the workspace. */
function manifestFiles(directory) {
  const inFolder = (folder) => {
    const full = path.join(directory, folder)
    if (!fs.existsSync(full)) return []
    return fs.readdirSync(full).map((name) => path.join(folder, name, 'package.json'))
  }
  const members = [...inFolder('packages'), ...inFolder('subgraphs')].sort()
  return ['package.json', ...members, 'router/package.json'].filter((file) =>
    fs.existsSync(path.join(directory, file)),
  )
}

const dependencyFields = [
  'workspaces',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
  'allowScripts',
]

/** Changes with the lock file and with what a package.json says of dependencies, not with its scripts. */
function hashDependencies(directory) {
  const hash = createHash('sha256').update(hashFiles(directory, ['package-lock.json']))
  for (const file of manifestFiles(directory)) {
    const manifest = JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8'))
    hash.update(JSON.stringify([file, dependencyFields.map((field) => manifest[field] ?? null)]))
  }
  return hash.digest('hex')
}

function readStamp(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Whether the lock's owner died, perhaps before it wrote its name. */
function isAbandoned(file, owner) {
  if (owner > 0) return !isRunning(owner)
  const status = fs.statSync(file, { throwIfNoEntry: false })
  return status !== undefined && Date.now() - status.mtimeMs > 10_000
}

/** Removes a lock of that owner. A rename succeeds for one of several that try; a newer lock goes back. */
function takeAway(file, owner) {
  const aside = `${file}.${process.pid}`
  try {
    fs.renameSync(file, aside)
    if (Number(readStamp(aside)) === owner) fs.rmSync(aside)
    else fs.renameSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/** Lets one bootstrap work at a time; a lock whose owner died is taken over. */
async function withLock(file, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  for (let waited = false; ; waited = true) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = Number(readStamp(file))
    if (isAbandoned(file, owner)) {
      takeAway(file, owner)
      continue
    }
    if (!waited) console.log(`▸ waiting for another set-up of this checkout (process ${owner})`)
    await pause(200)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/** Runs a command quietly, with a sign of life every ten seconds; shows its output when it fails. */
function run(label, command, args, env) {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  console.log(`▸ ${label}`)
  const progress = setInterval(() => console.log(`▸ ${label}: ${seconds()} s so far`), 10_000)
  return new Promise((resolve, reject) => {
    const options = {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }
    const child = spawn(command, args, options)
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(progress)
      if (code === 0) resolve(seconds())
      else reject(new Error(`${label} failed (${command} ${args.join(' ')}):\n${output.trim()}`))
    })
  }).finally(() => clearInterval(progress))
}

/** The pinned Node once it is installed, else the one that runs this. */
function pinnedNode() {
  const pinned = path.join(root, 'node_modules/.bin/node')
  return fs.existsSync(pinned) ? pinned : process.execPath
}

/** PATH without node_modules/.bin: npm ci deletes the pinned Node there while it works. */
function outerPath() {
  const own = path.join('node_modules', '.bin')
  const folders = (process.env.PATH || '').split(path.delimiter)
  return folders.filter((folder) => !folder.endsWith(own)).join(path.delimiter)
}

const installStamp = () => path.join(root, 'node_modules/.floodgate-install')

function installStep() {
  const hash = hashDependencies(root)
  return {
    isDone: () => readStamp(installStamp()) === hash,
    work: async () => {
      const env = { PATH: outerPath() }
      const seconds = await run(
        'installing dependencies with npm ci (about half a minute)',
        'npm',
        ['ci', '--loglevel=error'],
        env,
      )
      fs.writeFileSync(installStamp(), hash)
      console.log(`▸ dependencies installed in ${seconds} s`)
    },
  }
}

function prismaStep(subgraph) {
  const schema = path.join('prisma', subgraph, 'schema.prisma')
  const output = path.join(root, 'subgraphs', subgraph, 'src/generated/prisma')
  const stamp = path.join(output, '.floodgate-stamp')
  const hash = hashFiles(root, [schema, 'node_modules/prisma/package.json'])
  return {
    isDone: () => !fs.existsSync(path.join(root, schema)) || readStamp(stamp) === hash,
    work: async () => {
      const cli = path.join(root, 'node_modules/prisma/build/index.js')
      await run(
        `generating the Prisma client of ${subgraph}`,
        pinnedNode(),
        [cli, 'generate', '--schema', schema],
        // Generating needs no engine, but asks for one; any program that can be executed will do.
        {
          PRISMA_SCHEMA_ENGINE_BINARY: fs.existsSync('/bin/true') ? '/bin/true' : '/usr/bin/true',
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
      )
      fs.writeFileSync(stamp, hash)
    },
  }
}

function playgroundStep() {
  const folder = 'router/playground'
  const isInput = (file) => !['dist', 'node_modules'].includes(path.basename(file))
  const build = path.join(root, folder, 'build.ts')
  const stamp = path.join(root, folder, 'dist/.floodgate-stamp')
  const hash = hashFiles(root, ['package-lock.json', ...listFiles(root, folder, isInput)])
  return {
    isDone: () => !fs.existsSync(build) || readStamp(stamp) === hash,
    work: async () => {
      await run('building the playground', pinnedNode(), [build], {})
      fs.mkdirSync(path.dirname(stamp), { recursive: true })
      fs.writeFileSync(stamp, hash)
    },
  }
}

/** In this order; each looks at its inputs only after the ones before it are done. */
const steps = [installStep, ...subgraphs.map((name) => () => prismaStep(name)), playgroundStep]

async function bootstrap() {
  if (steps.every((describe) => describe().isDone())) return
  await withLock(path.join(root, '.floodgate/bootstrap.lock'), async () => {
    for (const describe of steps) {
      const step = describe()
      if (!step.isDone()) await step.work()
    }
  })
}

module.exports = { hashDependencies, hashFiles, listFiles, withLock }

if (require.main === module) {
  bootstrap().catch((error) => {
    console.error(`✗ ${error.message}`)
    process.exitCode = 1
  })
}
