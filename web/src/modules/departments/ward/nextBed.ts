/** The name after this one: the last number in it goes up, as from 3N-09 to 3N-10. */
export function nextBed(last: string | undefined): string {
  const found = /^(.*?)(\d+)(\D*)$/.exec(last ?? '')
  if (!found) return ''
  const [, before, number, after] = found as unknown as [string, string, string, string]
  return `${before}${String(Number(number) + 1).padStart(number.length, '0')}${after}`
}
