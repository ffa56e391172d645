/** Arrow keys within a group of choices: moves the focus to its neighbour and chooses that. */
export function moveChoice(event: KeyboardEvent, perRow = 1): void {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perRow, ArrowUp: -perRow }
  const step = steps[event.key]
  const group = (event.currentTarget as HTMLElement).closest('[role=radiogroup]')
  if (!step || !group) return
  event.preventDefault()
  const choices = [...group.querySelectorAll<HTMLElement>('[role=radio]:not([disabled])')]
  const next = choices[choices.indexOf(event.currentTarget as HTMLElement) + step]
  next?.focus()
  next?.click()
}
