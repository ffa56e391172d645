import { request, type APIRequestContext } from '@playwright/test'

export type Role = 'admin' | 'doctor' | 'nurse' | 'receptionist' | 'auditor' | 'patient'

export interface DemoLogin {
  role: Role
  email: string
  password: string
}

/** The REST interface, for what a test needs to find in place before it begins. */
export class Api {
  private constructor(
    private readonly http: APIRequestContext,
    private readonly token: string,
  ) {}

  static async demoLogin(role: Role): Promise<DemoLogin> {
    const http = await request.newContext({ ignoreHTTPSErrors: true, baseURL: process.env.SALUS_URL })
    const { logins } = (await (await http.get('/api/v1/demo')).json()) as { logins: DemoLogin[] }
    await http.dispose()
    return logins.find((login) => login.role === role)!
  }

  static async as(role: Role): Promise<Api> {
    const { email, password } = await Api.demoLogin(role)
    const http = await request.newContext({ ignoreHTTPSErrors: true, baseURL: process.env.SALUS_URL })
    const answer = await http.post('/api/v1/auth/login', { data: { email, password } })
    const { accessToken } = (await answer.json()) as { accessToken: string }
    return new Api(http, accessToken)
  }

  get<T>(path: string, params?: Record<string, string | number>): Promise<T> {
    return this.send<T>('GET', path, { params })
  }

  post<T>(path: string, data: object = {}): Promise<T> {
    return this.send<T>('POST', path, { data })
  }

  put<T>(path: string, data: object, version: number): Promise<T> {
    return this.send<T>('PUT', path, { data, version })
  }

  close(): Promise<void> {
    return this.http.dispose()
  }

  private async send<T>(method: string, path: string, { version, ...options }: { version?: number; params?: Record<string, string | number>; data?: object }): Promise<T> {
    const headers: Record<string, string> = { Authorization: `Bearer ${this.token}` }
    if (version !== undefined) headers['If-Match'] = `"${version}"`
    const answer = await this.http.fetch(`/api/v1${path}`, { method, headers, ...options })
    const text = await answer.text()
    if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }
}
