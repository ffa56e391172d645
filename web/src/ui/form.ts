import { asProblem, Problem, type FieldError } from '@/app/api'
import { inject, nextTick, provide, reactive, ref, shallowRef, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'

export interface Form {
  readonly problem: Problem | undefined
  readonly errors: FieldError[]
  readonly busy: boolean
  /** Message for the field of this JSON pointer. */
  messageOf(pointer: string): string | undefined
  idOf(pointer: string): string
  labels: Map<string, string>
}

const formKey: InjectionKey<Form> = Symbol('form')
let count = 0

/**
 * One form: runs its submission, keeps the errors of the answer (and of `check`) by field and moves the focus to their
 * summary. Use with FormErrors and FormField inside the same component tree.
 */
export function useForm<T>(options: {
  submit: () => Promise<T>
  /** Errors that can be told without asking the server. */
  check?: () => FieldError[]
  done?: (result: T) => void
  /** Takes over a problem that is not about the form's fields; true when handled. */
  failed?: (problem: Problem) => boolean | void
}) {
  const { t, te } = useI18n()
  const id = `form-${++count}`
  const problem = shallowRef<Problem>()
  const errors = ref<FieldError[]>([])
  const busy = ref(false)

  const words = (error: FieldError) => (te(`ui.errors.${error.code}`) ? t(`ui.errors.${error.code}`) : error.detail || error.code)

  async function submit(): Promise<void> {
    if (busy.value) return
    problem.value = undefined
    errors.value = options.check?.() ?? []
    if (errors.value.length > 0) return focusSummary()
    busy.value = true
    try {
      const result = await options.submit()
      options.done?.(result)
    } catch (error) {
      const caught = asProblem(error)
      if (options.failed?.(caught)) return
      problem.value = caught
      errors.value = caught.errors
      focusSummary()
    } finally {
      busy.value = false
    }
  }

  function focusSummary(): void {
    void nextTick(() => document.getElementById(`${id}-errors`)?.focus())
  }

  const form = reactive({
    id,
    problem,
    errors,
    busy,
    labels: reactive(new Map<string, string>()),
    messageOf: (pointer: string) => {
      const error = errors.value.find((candidate) => candidate.pointer === pointer)
      return error && words(error)
    },
    idOf: (pointer: string) => `${id}${pointer.replaceAll('/', '-')}`,
    words,
    submit,
    clear: () => {
      errors.value = []
      problem.value = undefined
    },
  })
  provide(formKey, form as unknown as Form)
  return form
}

export const useEnclosingForm = () => inject(formKey, undefined)
