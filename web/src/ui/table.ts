/** One column of a DataTable. */
export interface Column<T> {
  key: string
  label: string
  /** Plain text of the cell: shown unless there is a `cell-<key>` slot, and what goes into the CSV. */
  value?: (row: T) => string | number | boolean | null | undefined
  /** Any CSS width. */
  width?: string
  align?: 'start' | 'end'
  /** Hidden until chosen. */
  extra?: boolean
  /** Left out on phones. */
  wide?: boolean
  /** Name of the field for `sort`; absent when the list cannot be ordered by it. */
  sort?: string
}

/** Text that a spreadsheet would run as a formula is made harmless with a leading apostrophe. */
function csvCell(value: unknown): string {
  let text = value === null || value === undefined ? '' : String(value)
  if (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text)) text = `'${text}`
  return /[",\n\r;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvOf<T>(columns: Column<T>[], rows: T[]): string {
  const lines = [columns.map((column) => csvCell(column.label))]
  for (const row of rows) lines.push(columns.map((column) => csvCell(column.value?.(row))))
  return '\uFEFF' + lines.map((line) => line.join(',')).join('\r\n') + '\r\n'
}
