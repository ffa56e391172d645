import { api, asProblem, queries } from '@/app/api'
import { useTokens } from '@/app/api/client'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { alone } from './alone'
import type { SignedIn, User } from './user'

/** Renew this long before the access token ends, so that a slow request does not meet its end. */
const EARLY_MILLIS = 20_000

/**
 * Who is signed in. The access token lives in this tab's memory only; the refresh token is a cookie that no script can
 * read. Tabs renew one after the other, since a refresh token works once.
 */
export const useSession = defineStore('session', () => {
  const user = ref<User>()
  const state = ref<'unknown' | 'in' | 'out' | 'unreachable'>('unknown')
  let token: string | undefined
  let goodUntil = 0
  const tabs = new BroadcastChannel('salus-session')
  tabs.onmessage = (message: MessageEvent<{ kind: string; signedIn?: SignedIn }>) => {
    if (message.data.kind === 'out') forget()
    else if (message.data.kind === 'in' && message.data.signedIn) accept(message.data.signedIn)
  }

  const signedIn = computed(() => state.value === 'in')
  const can = (permission: string | undefined) =>
    !permission || (user.value?.permissions.includes(permission) ?? false)

  function accept(answer: SignedIn): void {
    if (user.value && user.value.id !== answer.user.id) queries.clear()
    token = answer.accessToken
    goodUntil = Date.now() + answer.expiresIn * 1000
    user.value = answer.user
    state.value = 'in'
  }

  function forget(): void {
    token = undefined
    goodUntil = 0
    user.value = undefined
    state.value = 'out'
    queries.clear()
  }

  function share(answer: SignedIn): void {
    const { accessToken, expiresIn, user } = answer
    tabs.postMessage({ kind: 'in', signedIn: { accessToken, expiresIn, user } })
  }

  async function signIn(email: string, password: string, otp?: string): Promise<void> {
    const answer = await api.post<SignedIn>('/auth/login', { body: { email, password, otp }, anonymous: true })
    accept(answer)
    share(answer)
  }

  /** Renews the access token from the cookie. Another tab may have done so while this one waited its turn. */
  async function refresh(rejected: string | undefined): Promise<string | undefined> {
    return alone('salus-refresh', async () => {
      if (token && token !== rejected && Date.now() < goodUntil - EARLY_MILLIS) return token
      try {
        const answer = await api.post<SignedIn>('/auth/refresh', { anonymous: true, body: {} })
        accept(answer)
        share(answer)
        return token
      } catch (error) {
        // Only a refusal ends the session; an unreachable server does not.
        if (asProblem(error).status >= 400 && asProblem(error).status < 500) forget()
        else if (state.value === 'unknown') state.value = 'unreachable'
        return undefined
      }
    })
  }

  /** At the start of the tab: is there still a session? */
  async function restore(): Promise<void> {
    if (state.value === 'unreachable') state.value = 'unknown'
    if (state.value === 'unknown') await refresh(undefined)
  }

  async function signOut(): Promise<void> {
    try {
      await api.post('/auth/logout', { body: {} })
    } finally {
      forget()
      tabs.postMessage({ kind: 'out' })
    }
  }

  useTokens({
    current: async () => (token && Date.now() > goodUntil - EARLY_MILLIS ? ((await refresh(token)) ?? token) : token),
    renew: refresh,
  })

  return { user, state, signedIn, can, signIn, signOut, restore, forget }
})
