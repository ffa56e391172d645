interface Named {
  id: string
  name: string
}

export const nameIn = (list: readonly Named[] | undefined, id?: string) => list?.find((row) => row.id === id)?.name

export const optionsOf = (list: readonly Named[] | undefined) => (list ?? []).map(({ id, name }) => ({ value: id, label: name }))

/** The departments that a location houses: its rooms and wards belong to one of them. */
export function housedAt<T extends Named>(locationId: string, places: readonly { id: string; departmentIds: string[] }[], departments: readonly T[] | undefined): T[] {
  const ids = places.find(({ id }) => id === locationId)?.departmentIds ?? []
  return (departments ?? []).filter(({ id }) => ids.includes(id))
}
