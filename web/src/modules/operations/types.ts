/** What becomes of something in a queue, what needs people first. */
export const states = ['dead', 'failed', 'waiting', 'running', 'scheduled'] as const

export type ItemState = (typeof states)[number]

/** How much there is in one queue of one module, by state. */
export interface Queue extends Record<ItemState, number> {
  module: string
  queue: string
  /** When the oldest that waits or has failed came. */
  oldestAt?: string | null
}

export interface Overview {
  at: string
  queues: Queue[]
  /** Modules that did not answer. */
  unreachable: string[]
}

export interface Throughput {
  from: string
  /** Events handled in each minute from then on, oldest first. */
  modules: { module: string; handled: number[] }[]
  unreachable: string[]
}

export interface QueueItem {
  id: string
  /** Technical name of the event, its handler or the job. */
  name: string
  subject?: string | null
  state: ItemState
  failures: number
  failure?: string | null
  dueAt?: string | null
  changedAt?: string | null
  /** What it carries; the server has masked its texts. */
  payload?: unknown
}

/** How many items something was done to. */
export interface Changed {
  changed: number
}

/** How one service is in one process. */
export interface Instance {
  service: string
  /** Absent when it runs in the process that answered. */
  address?: string | null
  state: 'up' | 'down' | 'unknown'
  version?: string | null
  /** How long the process took to say how it is. */
  latencyMillis?: number | null
  askedAt: string
  /** Why it is not up, in a word of the server. */
  reason?: string | null
  /** Helpers it goes on without just now, such as redis. */
  without: string[]
}

export interface Status {
  state: 'up' | 'degraded' | 'down'
  services: Instance[]
}
