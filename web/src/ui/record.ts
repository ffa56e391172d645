import { api, idempotencyKeys, queries, type FieldError } from '@/app/api'
import { useI18n } from 'vue-i18n'
import { useForm } from './form'
import { useSnackbar } from './snackbar'

export interface Kept {
  id: string
  version: number
}

/** The fields among these that were left empty, as errors. */
export const missing = <T extends object>(form: T, ...fields: (keyof T & string)[]): FieldError[] =>
  fields
    .filter((field) => {
      const value = form[field]
      return Array.isArray(value) ? value.length === 0 : !String(value ?? '').trim()
    })
    .map((field) => ({ pointer: `/${field}`, code: 'required', detail: '' }))

/** Text as it is sent: without blanks around it, and nothing at all when empty. */
export const orNull = (text: string | null | undefined): string | null => text?.trim() || null

/** A form that adds a resource to a collection, or changes the one given. */
export function useRecordForm<T extends Kept>(options: {
  path: string
  record: () => Kept | undefined
  body: () => object
  check?: () => FieldError[]
  done: (saved: T) => void
}) {
  const { t } = useI18n()
  const snackbar = useSnackbar()
  const keyFor = idempotencyKeys()

  async function submit(): Promise<T> {
    const record = options.record()
    const body = options.body()
    const saved = record
      ? await api.patch<T>(`${options.path}/${record.id}`, { body, version: record.version })
      : await api.post<T>(options.path, { body, idempotencyKey: keyFor(body) })
    await queries.invalidateQueries({ queryKey: [options.path] })
    return saved
  }

  return useForm<T>({
    check: options.check,
    submit,
    done: (saved) => {
      snackbar.done(t('ui.saved'))
      options.done(saved)
    },
  })
}
