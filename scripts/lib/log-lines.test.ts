import { describe, expect, it } from 'vitest'
import { formatLogLine, linePrefix } from './log-lines.ts'

const time = Date.parse('2026-01-02T03:04:05.678Z')

describe('formatLogLine', () => {
  it('shows time, level, message and fields', () => {
    const line = JSON.stringify({ level: 30, time, name: 'order', port: 4003, msg: 'listening' })
    expect(formatLogLine(line)).toBe('03:04:05.678 INFO  listening port=4003')
  })

  it('quotes values that hold spaces', () => {
    const line = JSON.stringify({ level: 40, time, reason: 'no answer', msg: 'slow' })
    expect(formatLogLine(line)).toBe('03:04:05.678 WARN  slow reason="no answer"')
  })

  it('puts the stack of an error below', () => {
    const err = { type: 'Error', message: 'boom', stack: 'Error: boom\n    at x' }
    const line = JSON.stringify({ level: 50, time, err, msg: 'failed' })
    expect(formatLogLine(line)).toBe('03:04:05.678 ERROR failed\n  Error: boom\n      at x')
  })

  it.each(['plain text', '{ not json', '{"level":"info"}', '[1]'])('leaves %j as it is', (line) => {
    expect(formatLogLine(line)).toBe(line)
  })
})

describe('linePrefix', () => {
  it('pads to the longest name', () => {
    expect(linePrefix('user', ['user', 'seckill-worker'])).toBe('user           │ ')
  })
})
