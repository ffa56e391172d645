import { states, type ItemState, type Queue, type QueueItem, type Throughput } from './types'

export const MINUTES = 60

export type Condition = 'attention' | 'repeated' | 'fine'

export const keyOf = ({ module, queue }: Queue) => `${module}/${queue}`

export const hasFailures = ({ failed, dead }: Queue) => failed + dead > 0

export function conditionOf({ failed, dead }: Queue): Condition {
  if (dead > 0) return 'attention'
  return failed > 0 ? 'repeated' : 'fine'
}

const urgency: Record<Condition, number> = { attention: 0, repeated: 1, fine: 2 }

/** What needs somebody comes first, the rest stays in its order. */
export const worstFirst = (queues: Queue[]) =>
  [...queues].sort((one, other) => urgency[conditionOf(one)] - urgency[conditionOf(other)])

/** The state to look at first: the worst of which there is any. */
export const firstState = (queue: Queue): ItemState => states.find((state) => queue[state] > 0) ?? 'waiting'

/** The other queues empty themselves in order; nothing in them is repeated or left out. */
export const takesDecisions = (queue: string) => queue === 'inbox' || queue === 'jobs'

export const isStuck = ({ state }: QueueItem) => state === 'failed' || state === 'dead'

/** Events handled in each minute by one module, or by all of them. */
export function perMinute({ modules }: Throughput, module = ''): number[] {
  const counted = modules.filter((one) => !module || one.module === module)
  return Array.from({ length: MINUTES }, (_, minute) => counted.reduce((sum, { handled }) => sum + (handled[minute] ?? 0), 0))
}
