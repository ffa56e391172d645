/** Walking among the appointments of the grid with the arrow keys. */

const blocksIn = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>('[data-appointment]')]
const byHeight = (a: HTMLElement, b: HTMLElement) => a.offsetTop - b.offsetTop || a.offsetLeft - b.offsetLeft

/** Exactly one appointment can be reached with Tab: the one focused last, else the first. */
export function reachOne(grid: HTMLElement | null, target?: EventTarget | null): void {
  if (!grid) return
  const blocks = blocksIn(grid)
  const focused = target instanceof HTMLElement && target.matches('[data-appointment]') ? target : undefined
  const reachable = focused ?? blocks.find((block) => block.tabIndex === 0) ?? blocks[0]
  for (const block of blocks) block.tabIndex = block === reachable ? 0 : -1
}

/** The appointment nearest in height in the next column that has one. */
function beside(columns: HTMLElement[], from: HTMLElement, step: number): HTMLElement | undefined {
  const own = columns.findIndex((column) => column.contains(from))
  for (let index = own + step; index >= 0 && index < columns.length; index += step) {
    const blocks = blocksIn(columns[index]!)
    const near = blocks.sort((a, b) => Math.abs(a.offsetTop - from.offsetTop) - Math.abs(b.offsetTop - from.offsetTop))[0]
    if (near) return near
  }
  return undefined
}

export function moveInGrid(event: KeyboardEvent, grid: HTMLElement | null): void {
  const from = event.target as HTMLElement
  if (!grid || !from.matches('[data-appointment]')) return
  const columns = [...grid.querySelectorAll<HTMLElement>('[data-column]')]
  const own = blocksIn(columns.find((column) => column.contains(from)) ?? grid).sort(byHeight)
  const next: Record<string, () => HTMLElement | undefined> = {
    ArrowDown: () => own[own.indexOf(from) + 1],
    ArrowUp: () => own[own.indexOf(from) - 1],
    ArrowRight: () => beside(columns, from, 1),
    ArrowLeft: () => beside(columns, from, -1),
  }
  if (!next[event.key]) return
  event.preventDefault()
  next[event.key]!()?.focus()
}
