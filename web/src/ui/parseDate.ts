const months: Record<string, number> = {
  jan: 1, feb: 2, mar: 3, mär: 3, mrz: 3, apr: 4, may: 5, mai: 5, jun: 6, jul: 7, aug: 8,
  sep: 9, oct: 10, okt: 10, nov: 11, dec: 12, dez: 12,
}

/**
 * Reads a date as people type it at a counter: 24.11.1980, 24/11/80, 24111980, 24 Nov 1980, 1980-11-24; the day comes
 * first. Two-digit years that would lie in the future belong to the last century. Gives YYYY-MM-DD, or nothing.
 */
export function parseDate(text: string, today: string): string | undefined {
  const clean = text.trim().toLowerCase()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(clean)
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const run = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(clean)
  if (run) return real(fullYear(run[3]!, today), Number(run[2]), Number(run[1]))
  const spoken = /^(\d{1,2})[\s./-]+(\p{L}{3,}|\d{1,2})[\s./-]+(\d{4}|\d{2})$/u.exec(clean.replace(/(\p{L})\./u, '$1'))
  if (!spoken) return undefined
  const month = /^\d/.test(spoken[2]!) ? Number(spoken[2]) : months[spoken[2]!.slice(0, 3)]
  return month ? real(fullYear(spoken[3]!, today), month, Number(spoken[1])) : undefined
}

function fullYear(text: string, today: string): number {
  if (text.length === 4) return Number(text)
  const century = Number(today.slice(0, 2)) * 100
  const year = century + Number(text)
  return year > Number(today.slice(0, 4)) ? year - 100 : year
}

function real(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1850 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}
