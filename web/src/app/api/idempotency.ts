import { randomId } from './id'

/**
 * Keys for the creations of one form: the same content keeps its key however often it is sent, so that a retry after a
 * lost answer cannot create twice; other content gets another key.
 */
export function idempotencyKeys(): (body: unknown) => string {
  let content: string | undefined
  let key = ''
  return (body) => {
    const next = JSON.stringify(body)
    if (next !== content) {
      content = next
      key = randomId()
    }
    return key
  }
}
