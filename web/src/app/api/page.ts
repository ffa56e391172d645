/** One page of a list, as every list endpoint answers. */
export interface Page<T> {
  data: T[]
  page: { limit: number; nextCursor: string | null; total: number | null }
}
