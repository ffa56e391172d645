import { accessToken } from '@/app/api/client'
import { connection } from '@/app/live/connection'
import { useSession } from '@/app/session/session'
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { setNonce } from 'get-nonce'
import { GraphiQL, type GraphiQLProps } from 'graphiql'
import 'graphiql/graphiql.css'
import { createPinia, setActivePinia } from 'pinia'
import { createElement, type FunctionComponent } from 'react'
import { createRoot } from 'react-dom/client'
import './graphiql.css'

const EXAMPLE = `# Asked as whoever is signed in to Salus in this browser. Ctrl-Enter runs it, Ctrl-Space completes.
query Cardiologists {
  doctors(specialty: "cardiology", first: 5) {
    totalCount
    nodes {
      id
      displayName
      appointments(first: 3) { nodes { start status } }
    }
  }
}

subscription Changes {
  appointmentChanged { kind appointment { id start status } }
}
`

// Vue's types of JSX stand in the way of React's.
const editor = GraphiQL as unknown as FunctionComponent<GraphiQLProps>

/** The page to browse and try GraphQL, while developing: with the session of the app in the same browser. */
setNonce(document.querySelector<HTMLElement>('[nonce]')!.nonce!)
setActivePinia(createPinia())
const session = useSession()
await session.restore()
if (session.signedIn) {
  const fetcher = createGraphiQLFetcher({ url: '/graphql', fetch: asSignedIn, wsClient: connection() })
  createRoot(page()).render(createElement(editor, { fetcher, defaultQuery: EXAMPLE, shouldPersistHeaders: false }))
} else {
  page().replaceChildren(...signInFirst())
}

/** The token is renewed as it is in the app. */
async function asSignedIn(url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('Authorization', `Bearer ${(await accessToken()) ?? ''}`)
  return fetch(url, { ...init, headers })
}

function page(): HTMLElement {
  return document.getElementById('graphiql')!
}

function signInFirst(): HTMLElement[] {
  const heading = document.createElement('h1')
  heading.textContent = 'GraphQL'
  const link = document.createElement('a')
  link.href = '/'
  link.textContent = 'Sign in to Salus'
  const sentence = document.createElement('p')
  sentence.append(link, ' first, then reload this page.')
  return [heading, sentence]
}
