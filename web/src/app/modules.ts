import type { SalusModule } from './module'

const found = import.meta.glob<{ default: SalusModule }>('../modules/*/routes.ts', { eager: true })

/** Every module of the app. A folder with a routes.ts is all it takes. */
export const modules: SalusModule[] = Object.values(found).map((module) => module.default)

export const rail = modules.flatMap((module) => module.rail ?? []).sort((a, b) => a.order - b.order)
export const actions = modules.flatMap((module) => module.actions ?? [])
export const searchSources = modules.flatMap((module) => module.search ?? [])
