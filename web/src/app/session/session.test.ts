import { api } from '@/app/api'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from './session'

const user = { id: '1', displayName: 'Rosa Keller', roles: ['receptionist'], permissions: ['patients:read'], version: 1 }
const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } })

/** A server whose access tokens it can revoke, and that counts how often each path was asked. */
function fakeServer() {
  const calls: string[] = []
  let issued = 0
  let valid = ''
  let sessionAlive = true
  const signedIn = () => {
    valid = `token-${++issued}`
    return answer(200, { accessToken: valid, expiresIn: 900, user })
  }
  const fetcher = async (url: string, init: RequestInit) => {
    calls.push(url)
    await Promise.resolve()
    if (url.endsWith('/auth/login')) return signedIn()
    if (url.endsWith('/auth/refresh')) return sessionAlive ? signedIn() : answer(401, { type: 'urn:salus:problem:session-over', status: 401 })
    const token = new Headers(init.headers).get('Authorization')
    return token === `Bearer ${valid}` ? answer(200, { token }) : answer(401, { type: 'urn:salus:problem:unauthenticated', status: 401 })
  }
  vi.stubGlobal('fetch', vi.fn(fetcher))
  return {
    count: (path: string) => calls.filter((call) => call.endsWith(path)).length,
    revokeToken: () => (valid = 'none'),
    endSession: () => (sessionAlive = false),
  }
}

describe('the session', () => {
  let server: ReturnType<typeof fakeServer>

  beforeEach(() => {
    setActivePinia(createPinia())
    server = fakeServer()
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is restored from the cookie when the tab starts', async () => {
    const session = useSession()
    await session.restore()
    expect(session.signedIn).toBe(true)
    expect(session.can('patients:read')).toBe(true)
    expect(session.can('users:write')).toBe(false)
  })

  it('renews a refused token once for many requests, and repeats them', async () => {
    const session = useSession()
    await session.signIn('rosa@example.org', 'secret')
    server.revokeToken()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => api.get<{ token: string }>('/patients')))
    expect(answers.every(({ token }) => token === 'Bearer token-2')).toBe(true)
    expect(server.count('/auth/refresh')).toBe(1)
  })

  it('ends when the server refuses to renew it', async () => {
    const session = useSession()
    await session.signIn('rosa@example.org', 'secret')
    server.revokeToken()
    server.endSession()
    await expect(api.get('/patients')).rejects.toMatchObject({ status: 401 })
    expect(session.state).toBe('out')
    expect(session.user).toBeUndefined()
  })

  it('survives a server that cannot be reached', async () => {
    const session = useSession()
    await session.signIn('rosa@example.org', 'secret')
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('network')))
    await expect(api.get('/patients')).rejects.toMatchObject({ status: 0, offline: true })
    expect(session.signedIn).toBe(true)
  })

  it('does not take an unreachable server for a signed-out person', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('network')))
    const session = useSession()
    await session.restore()
    expect(session.state).toBe('unreachable')
  })
})
