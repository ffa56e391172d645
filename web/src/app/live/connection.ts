import { accessToken } from '@/app/api/client'
import { createClient, type Client } from 'graphql-ws'
import { readonly, ref } from 'vue'

const LONGEST_PAUSE_MILLIS = 30_000
const KEEP_ALIVE_MILLIS = 20_000

const connected = ref(false)

/** Whether the server can tell what changes as it changes. Where WebSockets are blocked it never can. */
export const live = readonly(connected)

let client: Client | undefined

/** One connection for the whole tab, opened when somebody listens and closed when nobody does any more. */
export function connection(): Client {
  client ??= createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: async () => ({ Authorization: `Bearer ${(await accessToken()) ?? ''}` }),
    keepAlive: KEEP_ALIVE_MILLIS,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (attempts) => new Promise((resolve) => setTimeout(resolve, pause(attempts))),
    on: {
      connected: () => (connected.value = true),
      closed: () => (connected.value = false),
      // What goes wrong is tried again, and pages go on asking by themselves meanwhile.
      error: () => (connected.value = false),
    },
  })
  return client
}

/** Longer after each failure, and not the same for all who lost the same server. */
export function pause(attempts: number, chance = Math.random()): number {
  return Math.min(LONGEST_PAUSE_MILLIS, 500 * 2 ** Math.min(attempts, 8)) * (0.5 + chance / 2)
}
