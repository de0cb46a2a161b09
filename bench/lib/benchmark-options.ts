export interface BenchmarkOptions {
  /** Less of everything: under 50 s. */
  quick: boolean
  /** A folder for a CPU profile of every process, or null. Profiling makes the figures worse. */
  cpuProfiles: string | null
}

export type Benchmark = (options: BenchmarkOptions) => Promise<void>
