import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, newBuildAvailable } from './client'
import { idempotencyKeys } from './idempotency'

function answering(...answers: Response[]) {
  const fetcher = vi.fn<(url: string, init: RequestInit) => Promise<Response>>()
  for (const answer of answers) fetcher.mockResolvedValueOnce(answer)
  vi.stubGlobal('fetch', fetcher)
  return (call = 0) => ({ url: fetcher.mock.calls[call]![0], headers: new Headers(fetcher.mock.calls[call]![1].headers) })
}
const ok = (headers = {}) => new Response('{}', { headers: { 'Content-Type': 'application/json', ...headers } })

describe('the API client', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('leaves out what a filter does not ask for', async () => {
    const sent = answering(ok())
    await api.get('/patients', { query: { q: 'müller', gender: '', active: undefined, status: ['booked', 'confirmed'], limit: 25 } })
    expect(sent().url).toBe('/api/v1/patients?q=m%C3%BCller&status=booked%2Cconfirmed&limit=25')
  })

  it('names the version seen, the key of the creation and itself', async () => {
    const sent = answering(ok())
    await api.patch('/me', { body: {}, version: 7, idempotencyKey: 'abc' })
    const { headers } = sent()
    expect(headers.get('If-Match')).toBe('"7"')
    expect(headers.get('Idempotency-Key')).toBe('abc')
    expect(headers.get('X-Salus-Client')).toBe('web')
    expect(headers.get('X-Request-ID')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('turns a refusal into a problem with its field errors', async () => {
    const body = { type: 'urn:salus:problem:validation', title: 'Not right', status: 400, errors: [{ pointer: '/email', code: 'required', detail: 'x' }] }
    answering(new Response(JSON.stringify(body), { status: 400, headers: { 'Content-Type': 'application/problem+json' } }))
    await expect(api.post('/users', { body: {} })).rejects.toMatchObject({ kind: 'validation', status: 400, errors: body.errors })
  })

  it('copes with an answer that is no problem document', async () => {
    answering(new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html', 'Retry-After': '3' } }))
    await expect(api.get('/me')).rejects.toMatchObject({ status: 502, passing: true, retryAfter: 3 })
  })

  it('notices that the server runs another build', async () => {
    answering(ok({ 'X-Salus-Build': 'a' }), ok({ 'X-Salus-Build': 'a' }), ok({ 'X-Salus-Build': 'b' }))
    await api.get('/me')
    await api.get('/me')
    expect(newBuildAvailable.value).toBe(false)
    await api.get('/me')
    expect(newBuildAvailable.value).toBe(true)
  })
})

describe('idempotency keys', () => {
  it('stay for the same content and change with it', () => {
    const keyFor = idempotencyKeys()
    const first = keyFor({ name: 'A' })
    expect(keyFor({ name: 'A' })).toBe(first)
    expect(keyFor({ name: 'B' })).not.toBe(first)
  })
})
