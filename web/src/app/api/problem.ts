/** One thing that is wrong with one field of a request. */
export interface FieldError {
  /** JSON pointer into the request body, for example `/birthDate`. */
  pointer: string
  code: string
  detail: string
}

/** The body of an `application/problem+json` answer (RFC 9457). */
export interface ProblemBody {
  type: string
  title: string
  status: number
  detail?: string
  instance?: string
  requestId?: string
  errors?: FieldError[]
  [extra: string]: unknown
}

const TYPE_PREFIX = 'urn:salus:problem:'

/** A failed request. `status` 0 means that the server could not be reached. */
export class Problem extends Error {
  readonly status: number
  /** The problem's name without its prefix, for example `slot-already-taken`. */
  readonly kind: string
  readonly errors: FieldError[]
  readonly requestId: string | undefined
  readonly body: ProblemBody
  /** Seconds after which a retry makes sense. */
  readonly retryAfter: number | undefined

  constructor(body: ProblemBody, retryAfter?: number) {
    super(body.detail ?? body.title)
    this.name = 'Problem'
    this.body = body
    this.status = body.status
    this.kind = body.type?.startsWith(TYPE_PREFIX) ? body.type.slice(TYPE_PREFIX.length) : (body.type ?? '')
    this.errors = body.errors ?? []
    this.requestId = body.requestId
    this.retryAfter = retryAfter
  }

  get offline(): boolean {
    return this.status === 0
  }

  /** Worth trying again without changing anything. */
  get passing(): boolean {
    return this.offline || this.status === 502 || this.status === 503 || this.status === 504
  }

  static offline(): Problem {
    return new Problem({ type: `${TYPE_PREFIX}offline`, title: 'Offline', status: 0 })
  }

  static async from(response: Response): Promise<Problem> {
    const retryAfter = Number(response.headers.get('Retry-After')) || undefined
    const requestId = response.headers.get('X-Request-ID') ?? undefined
    const fallback = { type: `${TYPE_PREFIX}http`, title: response.statusText, status: response.status, requestId }
    if (!response.headers.get('Content-Type')?.includes('json')) return new Problem(fallback, retryAfter)
    try {
      return new Problem({ ...fallback, ...((await response.json()) as object) }, retryAfter)
    } catch {
      return new Problem(fallback, retryAfter) // a broken body: the status alone must do
    }
  }
}

/** Anything thrown, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const detail = error instanceof Error ? error.message : String(error)
  return new Problem({ type: `${TYPE_PREFIX}unexpected`, title: 'Unexpected', status: 500, detail })
}
