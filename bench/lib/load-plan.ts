/** What a load generator process is told to do. Serializable. */
export interface LoadPlan {
  host: string
  port: number
  /** Keep-alive connections, each with one request under way at a time. */
  connections: number
  /** How long requests are sent. */
  seconds: number
  requests: RequestSource
  /** Outcomes by name, each with a text that only an answer of its kind contains. The first that fits counts. */
  outcomes: Readonly<Record<string, string>>
}

/** A module that exports `createRequests(options)`: whole HTTP requests or dialogues, each sent once, in order. */
export interface RequestSource {
  /** A file URL. */
  module: string
  options: unknown
}

export interface RequestModule {
  createRequests: (options: never) => readonly LoadRequest[]
}

/** A whole HTTP request, or several of which each needs the answer to the one before. */
export type LoadRequest = Buffer | Dialogue

/**
 * Yields requests and is given the answers' bodies. It counts as one: by its last answer, and with the time from its first
 * request.
 */
export type Dialogue = () => Generator<Buffer, void, string>

export interface LoadResult {
  /** Milliseconds since the epoch. */
  startedAt: number
  /** From the first request until no more were sent. */
  seconds: number
  /** Answers within that time, by outcome; `other` for those that no outcome fits. */
  counts: Record<string, number>
  /** Answers to requests under way when it ended. */
  lateCounts: Record<string, number>
  p50Ms: number
  p99Ms: number
  /** Whether the requests were used up before the time was. */
  exhausted: boolean
  /** The first answer that no outcome fits. */
  unexpected: string | null
}

/** From the generator's starter to its process. */
export type LoadCommand = { type: 'prepare'; plan: LoadPlan } | { type: 'go' }

/** From the generator's process to its starter. */
export type LoadEvent =
  | { type: 'prepared'; requests: number }
  | { type: 'sending-ended' }
  | { type: 'done'; result: LoadResult }
  | { type: 'failed'; message: string }
