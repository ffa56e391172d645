import { ref } from 'vue'
import { randomId } from './id'
import { position } from './position'
import { Problem } from './problem'

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

export interface RequestOptions {
  query?: Query
  body?: unknown
  /** Version of the resource as last read: sent as If-Match. */
  version?: number | string
  /** The same key for every attempt of one creation, so that a retry cannot create twice. */
  idempotencyKey?: string
  signal?: AbortSignal
  headers?: Record<string, string>
  /** For calls that make or end the session itself: sends no token and never renews it. */
  anonymous?: boolean
}

/** Where the client gets its access token from; set by the session. */
export interface TokenSource {
  current(): Promise<string | undefined>
  /** Called after a 401. Gives a newer token, or nothing when the session is over. */
  renew(rejected: string | undefined): Promise<string | undefined>
}

let tokens: TokenSource | undefined
let firstBuild: string | undefined

/** True once the server runs another build than the one this tab was loaded from. */
export const newBuildAvailable = ref(false)

export function useTokens(source: TokenSource): void {
  tokens = source
}

/** The access token of whoever is signed in, renewed when it is about to end. */
export const accessToken = async (): Promise<string | undefined> => tokens?.current()

function urlOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    if (Array.isArray(value) && value.length === 0) continue
    parameters.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = parameters.toString()
  return `/api/v1${path}${text ? `?${text}` : ''}`
}

function noteBuild(response: Response): void {
  const build = response.headers.get('X-Salus-Build')
  if (!build) return
  firstBuild ??= build
  if (build !== firstBuild) newBuildAvailable.value = true
}

function headersOf(options: RequestOptions, token: string | undefined, session: string): Headers {
  const headers = new Headers(options.headers)
  headers.set('Accept', headers.get('Accept') ?? 'application/json')
  headers.set('X-Request-ID', randomId())
  headers.set('X-Salus-Client', 'web')
  headers.set('Salus-Position', session)
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`)
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey)
  if (options.body !== undefined && !isRaw(options.body)) headers.set('Content-Type', 'application/json')
  return headers
}

function isRaw(body: unknown): body is Blob | FormData {
  return body instanceof Blob || body instanceof FormData
}

async function send(method: string, path: string, options: RequestOptions, token?: string): Promise<Response> {
  const body = options.body === undefined ? undefined : isRaw(options.body) ? options.body : JSON.stringify(options.body)
  const session = position(method)
  try {
    const response = await fetch(urlOf(path, options.query), {
      method,
      headers: headersOf(options, token, session.header),
      body,
      signal: options.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    })
    noteBuild(response)
    session.answered(response.headers.get('Salus-Position'))
    return response
  } catch (error) {
    session.answered()
    if (options.signal?.aborted) throw error
    throw Problem.offline()
  }
}

/** Sends a request with the session's token, once more after renewing it when it was refused. Throws {@link Problem}. */
async function exchange(method: string, path: string, options: RequestOptions): Promise<Response> {
  const token = options.anonymous ? undefined : await tokens?.current()
  let response = await send(method, path, options, token)
  if (response.status === 401 && !options.anonymous) {
    const renewed = await tokens?.renew(token)
    if (renewed) response = await send(method, path, options, renewed)
  }
  if (!response.ok) throw await Problem.from(response)
  return response
}

async function json<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await exchange(method, path, options)
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** The REST interface under /api/v1. Paths start with a slash and leave that prefix out. */
export const api = {
  get: <T>(path: string, options?: RequestOptions) => json<T>('GET', path, options),
  post: <T>(path: string, options?: RequestOptions) => json<T>('POST', path, options),
  put: <T>(path: string, options?: RequestOptions) => json<T>('PUT', path, options),
  patch: <T>(path: string, options?: RequestOptions) => json<T>('PATCH', path, options),
  delete: <T = void>(path: string, options?: RequestOptions) => json<T>('DELETE', path, options),
  /** A file, for example a CSV export. */
  blob: async (path: string, options: RequestOptions = {}) =>
    (await exchange('GET', path, { ...options, headers: { Accept: '*/*', ...options.headers } })).blob(),
}
