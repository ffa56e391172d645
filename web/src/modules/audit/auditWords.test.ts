import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import de from './locales/de.json'
import en from './locales/en.json'

const modules = path.resolve(import.meta.dirname, '../../../../modules')

/** Whatever the server may write into the audit as an action: its permissions and the names of its use cases. */
function actions(): string[] {
  const found = new Set<string>()
  for (const file of fs.readdirSync(modules, { recursive: true, encoding: 'utf8' })) {
    if (!/src\/main\/java\/.*\.java$/.test(file)) continue
    for (const [, action] of fs.readFileSync(path.join(modules, file), 'utf8').matchAll(/"([a-z]+:[a-z-]+)"/g)) found.add(action!)
  }
  return [...found].sort()
}

describe.each(Object.entries({ en, de }))('in %s', (_, words) => {
  it.each(actions())('%s has words', (action) => {
    const [area, what] = action.split(':') as [string, string]
    expect((words.actions as Record<string, Record<string, string>>)[area]?.[what]).toBeTruthy()
  })
})
