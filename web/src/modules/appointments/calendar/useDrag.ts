import { onScopeDispose, shallowRef, type Ref } from 'vue'
import type { Appointment } from '../types'
import { instantAt, MINUTE, minuteOf } from './clock'
import type { GridColumn, Range } from './columns'

/** Where a dragged appointment is now. */
export interface Drag {
  appointment: Appointment
  kind: 'move' | 'stretch'
  column: GridColumn
  start: number
  end: number
}

const SNAP_MINUTES = 5
const THRESHOLD_PIXELS = 4
const EDGE_PIXELS = 48
const EDGE_STEP = 12

const snap = (minute: number, to = SNAP_MINUTES) => Math.round(minute / to) * to

/** Dragging with the mouse or a pen, to move or to stretch. Fingers scroll instead; they, and the keyboard, have "Move…". */
export function useDrag(grid: {
  scroller: Ref<HTMLElement | null>
  columns: () => GridColumn[]
  range: () => Range
  pixelsPerMinute: () => number
  dropped: (drag: Drag) => void
}) {
  const drag = shallowRef<Drag>()
  let begin: { drag: Drag; x: number; y: number; grab: number } | undefined
  /** A click follows the release of the button; the one after a drag means nothing. */
  let justDropped = false

  const elementOf = (key: string) => grid.scroller.value?.querySelector(`[data-column="${key}"]`)

  /** Minutes from the top of the axis at a height on the screen. */
  function minuteAt(column: GridColumn, clientY: number): number {
    const top = elementOf(column.key)?.getBoundingClientRect().top ?? 0
    return grid.range().from + (clientY - top) / grid.pixelsPerMinute()
  }

  function columnAt(clientX: number, from: GridColumn): GridColumn {
    const under = grid.columns().find((column) => {
      const box = elementOf(column.key)?.getBoundingClientRect()
      return box && clientX >= box.left && clientX < box.right
    })
    // Which department an appointment belongs to is not changed by dragging.
    return under && (from.by !== 'department' || under.resource.id === from.resource.id) ? under : from
  }

  function scrollAtEdges(event: PointerEvent): void {
    const box = grid.scroller.value?.getBoundingClientRect()
    if (!box) return
    const toward = (at: number, low: number, high: number) => (at < low + EDGE_PIXELS ? -EDGE_STEP : at > high - EDGE_PIXELS ? EDGE_STEP : 0)
    grid.scroller.value?.scrollBy(toward(event.clientX, box.left, box.right), toward(event.clientY, box.top + EDGE_PIXELS, box.bottom))
  }

  function follow(event: PointerEvent): void {
    if (!begin) return
    const far = Math.hypot(event.clientX - begin.x, event.clientY - begin.y) >= THRESHOLD_PIXELS
    if (!drag.value && !far) return
    const { appointment, kind, column: from } = begin.drag
    const length = Date.parse(appointment.end) - Date.parse(appointment.start)
    if (kind === 'stretch') {
      const end = instantAt(from.line, snap(minuteAt(from, event.clientY)))
      const start = Date.parse(appointment.start)
      drag.value = { ...begin.drag, end: Math.max(end, start + SNAP_MINUTES * MINUTE) }
    } else {
      const column = columnAt(event.clientX, from)
      const { from: first, to: last } = grid.range()
      const minute = Math.min(Math.max(minuteAt(column, event.clientY) - begin.grab, first), last - length / MINUTE)
      const start = instantAt(column.line, snap(minute))
      drag.value = { ...begin.drag, column, start, end: start + length }
    }
    scrollAtEdges(event)
  }

  function stop(): void {
    begin = undefined
    drag.value = undefined
    window.removeEventListener('pointermove', follow)
    window.removeEventListener('pointerup', drop)
    window.removeEventListener('pointercancel', stop)
    window.removeEventListener('keydown', escape, true)
  }

  function drop(): void {
    const finished = drag.value
    stop()
    if (!finished) return
    justDropped = true
    window.setTimeout(() => (justDropped = false))
    grid.dropped(finished)
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    stop()
  }

  function press(event: PointerEvent, appointment: Appointment, column: GridColumn, kind: Drag['kind']): void {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const start = Date.parse(appointment.start)
    const grab = minuteAt(column, event.clientY) - minuteOf(column.line, start)
    begin = { drag: { appointment, kind, column, start, end: Date.parse(appointment.end) }, x: event.clientX, y: event.clientY, grab }
    window.addEventListener('pointermove', follow)
    window.addEventListener('pointerup', drop)
    window.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', escape, true)
  }

  /** The moment at a height in a column, for clicks in empty places. */
  const momentAt = (column: GridColumn, clientY: number, step: number) =>
    instantAt(column.line, Math.floor(minuteAt(column, clientY) / step) * step)

  onScopeDispose(stop)
  return { drag, press, momentAt, wasDropped: () => justDropped }
}
