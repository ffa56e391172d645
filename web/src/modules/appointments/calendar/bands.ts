import type { Availability } from '../types'
import { holesOf, minuteOf, type Tick } from './clock'
import type { GridColumn } from './columns'

/** A stretch of a column's background. Everything that is in no band is closed. */
export interface Band {
  from: number
  to: number
  kind: 'working' | 'break' | 'absence' | 'holiday' | 'elsewhere' | 'hole'
  label?: string
}

const order: Band['kind'][] = ['working', 'break', 'elsewhere', 'holiday', 'absence', 'hole']

function kindOf(block: Availability, locationId: string): Band['kind'] {
  return block.kind === 'working' && block.locationId !== locationId ? 'elsewhere' : block.kind
}

/** The background of a column, what hides others last. */
export function bandsOf(column: GridColumn, axis: Tick[], locationId: string): Band[] {
  const bands: Band[] = column.availability
    .filter((block) => block.locationId === locationId || (column.by === 'doctor' && block.kind !== 'break'))
    .map((block) => ({
      from: minuteOf(column.line, Date.parse(block.start)),
      to: minuteOf(column.line, Date.parse(block.end)),
      kind: kindOf(block, locationId),
      label: block.label,
    }))
  for (const hole of holesOf(column.line, axis)) bands.push({ ...hole, kind: 'hole' })
  return bands.filter((band) => band.to > band.from).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}
