import type { Instance } from './types'

/** A service may have several instances, and one address may run several services. */
export const instanceKey = ({ service, address }: Instance) => `${service} ${address ?? ''}`

const urgency: Record<Instance['state'], number> = { down: 0, unknown: 1, up: 2 }

const urgencyOf = ({ state, without }: Instance) => urgency[state] - (without.length ? 0.5 : 0)

/** What needs somebody comes first, the rest stays in its order. */
export const downFirst = (instances: Instance[]) => [...instances].sort((one, other) => urgencyOf(one) - urgencyOf(other))

/**
 * Services of which no instance is up, those of which only some are, and those that nobody knows where to ask; and helpers
 * that those go on without that are up.
 */
export function troubles(instances: Instance[]) {
  const inState = (wanted: Instance['state']) =>
    new Set(instances.filter(({ state }) => state === wanted).map(({ service }) => service))
  const up = inState('up')
  const down = [...inState('down')]
  return {
    gone: down.filter((service) => !up.has(service)),
    reduced: down.filter((service) => up.has(service)),
    unknown: [...inState('unknown')],
    lacking: [...new Set(instances.flatMap(({ without }) => without))],
  }
}

/** More than one version at once: normal for a moment while a new one is brought out. */
export const isMixed = (instances: Instance[]) => new Set(instances.flatMap(({ version }) => version ?? [])).size > 1
