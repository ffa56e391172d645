let last: Promise<unknown> = Promise.resolve()

/** Runs one piece of work at a time under this name: in all tabs where the browser can, else in this one. */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(name, work) as Promise<T>
  const next = last.then(work, work)
  last = next.catch(() => undefined)
  return next
}
