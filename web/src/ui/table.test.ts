import { describe, expect, it } from 'vitest'
import { csvOf, type Column } from './table'

const columns: Column<{ name: string }>[] = [{ key: 'name', label: 'Name', value: (row) => row.name }]

describe('csvOf', () => {
  it('quotes what needs it', () => {
    expect(csvOf(columns, [{ name: 'O"Hara, Ann' }])).toBe('\uFEFFName\r\n"O""Hara, Ann"\r\n')
  })

  it('takes the sting out of formulas', () => {
    expect(csvOf(columns, [{ name: '=HYPERLINK("x")' }])).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it('leaves numbers alone', () => {
    expect(csvOf(columns, [{ name: '-12' }])).toContain('\n-12\r')
  })
})
