export type ImportStatus = 'queued' | 'running' | 'completed' | 'completed-with-errors' | 'failed' | 'cancelled'

export interface Counts {
  read: number
  created: number
  updated: number
  unchanged: number
  skipped: number
  failed: number
}

export interface Import {
  id: string
  kind: string
  fileName?: string
  status: ImportStatus
  requestedBy: string
  createdAt: string
  startedAt?: string
  finishedAt?: string
  progress: { done: number; total: number }
  counts: Record<string, Counts>
  errorCount: number
  failure?: string
  version: number
}

export interface RowError {
  file: string
  row: number
  field?: string
  message: string
  raw?: string
}

export const underWay = (status: ImportStatus) => status === 'queued' || status === 'running'
