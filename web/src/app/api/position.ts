/**
 * How far the server's databases had been written when this session last changed something. Sent with every request, so that
 * no replica answers which has not come so far; see docs/operate/replica.md. All tabs share it.
 */
const KEY = 'salus-position'

interface Kept {
  /** Raised with each forgetting: what was asked before it must not be remembered after it. */
  era: number
  /** For each cluster the latest place in its log. Places of one cluster compare as texts. */
  places: Record<string, string>
}

let here: Kept = { era: 0, places: {} }

function read(): Kept {
  try {
    const text = localStorage.getItem(KEY)
    if (text) here = { ...here, ...(JSON.parse(text) as Kept) }
  } catch {
    // Without storage each tab keeps its own.
  }
  return here
}

function write(kept: Kept): void {
  here = kept
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // as above
  }
}

/** What is sent with a request that begins now, and how to take its answer. */
export function position(method: string) {
  const { era, places } = read()
  const entries = Object.entries(places).map(([cluster, place]) => `${cluster}.${place}`)
  return {
    header: entries.join(',') || 'none',
    /** @param told what the answer says; nothing if it says nothing, or if none came */
    answered(told?: string | null): void {
      if (told) add(era, told)
      else if (method !== 'GET') forgetPosition()
    },
  }
}

/** From now on everything read is the newest there is, until an answer tells how new it was. */
export function forgetPosition(): void {
  write({ era: read().era + 1, places: {} })
}

function add(era: number, told: string): void {
  const kept = read()
  if (kept.era !== era) return
  const places = { ...kept.places }
  for (const entry of told.split(',')) {
    const [cluster = '', place = ''] = entry.trim().split('.')
    if (place > (places[cluster] ?? '')) places[cluster] = place
  }
  write({ era, places })
}
