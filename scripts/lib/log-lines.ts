import { paint, type Style } from './terminal.ts'

interface PinoRecord {
  level: number
  time: number | string
  msg?: string
  [key: string]: unknown
}

const levels: Record<number, { label: string; style: Style }> = {
  10: { label: 'TRACE', style: 'gray' },
  20: { label: 'DEBUG', style: 'gray' },
  30: { label: 'INFO ', style: 'green' },
  40: { label: 'WARN ', style: 'yellow' },
  50: { label: 'ERROR', style: 'red' },
  60: { label: 'FATAL', style: 'red' },
}

const prefixStyles = ['cyan', 'magenta', 'blue', 'yellow', 'green', 'cyanBright', 'magentaBright']

/** Keys that say nothing beside the prefix, or are shown elsewhere. */
const omitted = new Set(['level', 'time', 'msg', 'name', 'pid', 'hostname', 'err', 'v'])

/** `order-worker │ `, padded to the longest name and in a colour of its own. */
export function linePrefix(name: string, names: readonly string[]): string {
  const width = Math.max(...names.map((each) => each.length))
  const style = prefixStyles[names.indexOf(name) % prefixStyles.length] ?? 'white'
  return paint(style as Style, `${name.padEnd(width)} │ `)
}

/** A JSON line of pino as people read it: time, level, message, the remaining fields. Others as they are. */
export function formatLogLine(line: string): string {
  const record = parseRecord(line)
  if (!record) return line
  const level = levels[record.level]
  const fields = Object.entries(record)
    .filter(([key, value]) => !omitted.has(key) && value !== undefined)
    .map(([key, value]) => `${key}=${formatValue(value)}`)
  const parts = [
    paint('gray', formatTime(record.time)),
    level ? paint(level.style, level.label) : String(record.level),
    record.msg ?? '',
    paint('gray', fields.join(' ')),
  ]
  return parts.filter(Boolean).join(' ') + formatError(record.err)
}

function parseRecord(line: string): PinoRecord | null {
  if (!line.startsWith('{')) return null
  try {
    const value = JSON.parse(line) as Partial<PinoRecord>
    const isRecord = typeof value.level === 'number' && value.time !== undefined
    return isRecord ? (value as PinoRecord) : null
  } catch {
    return null
  }
}

function formatTime(time: number | string): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString().slice(11, 23)
}

function formatValue(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value)
  return JSON.stringify(value)
}

function formatError(err: unknown): string {
  if (typeof err !== 'object' || err === null) return ''
  const { stack, message } = err as { stack?: unknown; message?: unknown }
  const text = typeof stack === 'string' ? stack : message
  return typeof text === 'string' ? `\n  ${text.replaceAll('\n', '\n  ')}` : ''
}
