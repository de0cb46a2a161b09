import { roundTo } from './statistics.ts'

/** What a benchmark must reach, told by a figure of the same run. */
export interface Bar {
  name: string
  value: number
  bar: string
  met: boolean
}

export function atLeast(name: string, value: number, limit: number): Bar {
  return { name, value: roundTo(value, 3), bar: `>= ${limit}`, met: value >= limit }
}

export function atMost(name: string, value: number, limit: number): Bar {
  return { name, value: roundTo(value, 3), bar: `<= ${limit}`, met: value <= limit }
}

/** 0 where there is nothing to compare with: a bar then fails rather than passes by accident. */
export function ratio(value: number, reference: number): number {
  return reference > 0 ? value / reference : 0
}
