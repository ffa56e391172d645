/** An item with its place among those at the same time: which lane, of how many, and how many lanes wide. */
export interface Laned<T> {
  item: T
  lane: number
  lanes: number
  span: number
}

interface Span {
  start: number
  end: number
}

/**
 * Places overlapping items side by side. Items that touch (one ends as the next begins) do not overlap. Each takes the
 * first free lane and spreads to the right as far as nobody else is.
 */
export function placeInLanes<T>(items: readonly T[], spanOf: (item: T) => Span): Laned<T>[] {
  const sorted = items
    .map((item) => ({ item, ...spanOf(item) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const placed: Laned<T>[] = []
  let cluster: ((typeof sorted)[number] & { lane: number })[] = []
  let clusterEnd = -Infinity

  function close(): void {
    const lanes = Math.max(0, ...cluster.map((entry) => entry.lane)) + 1
    for (const entry of cluster) {
      const rivals = cluster.filter((other) => other.lane > entry.lane && other.start < entry.end && entry.start < other.end)
      const wall = Math.min(lanes, ...rivals.map((other) => other.lane))
      placed.push({ item: entry.item, lane: entry.lane, lanes, span: wall - entry.lane })
    }
    cluster = []
  }

  for (const entry of sorted) {
    if (entry.start >= clusterEnd) close()
    const taken = new Set(cluster.filter((other) => other.end > entry.start).map((other) => other.lane))
    let lane = 0
    while (taken.has(lane)) lane++
    cluster.push({ ...entry, lane })
    clusterEnd = Math.max(clusterEnd, entry.end)
  }
  close()
  return placed
}
