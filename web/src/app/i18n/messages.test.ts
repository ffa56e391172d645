import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import de from './de'
import en from './en'

type Texts = { [key: string]: string | Texts }

function flat(texts: Texts, prefix = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') all.set(prefix + key, value)
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text)
  }
  return all
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

const english = flat(en as unknown as Texts)
const german = flat(de as unknown as Texts)
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe('texts', () => {
  it('are the same set in every language', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('are never empty', () => {
    const empty = [...english, ...german].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('use the same placeholders in every language', () => {
    const different = [...english].filter(([key, text]) => `${placeholders(text)}` !== `${placeholders(german.get(key) ?? '')}`)
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('exist for every key that the code names', () => {
    const named = sources('src').flatMap((source) => [
      ...source.matchAll(/\bt\(\s*'([a-z]\w*(?:\.[\w-]+)+)'/g),
      ...source.matchAll(/\b(?:title|label): '([a-z]+(?:\.[\w-]+)+)'/g),
    ])
    const missing = named.map((match) => match[1]!).filter((key) => !english.has(key))
    expect([...new Set(missing)]).toEqual([])
  })
})
