import { api, Problem, randomId } from '@/app/api'
import { useForm } from '@/ui/form'
import { useDates } from '@/ui/dates'
import { useSnackbar } from '@/ui/snackbar'
import { shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { refreshAppointments, reschedule, takeStep, timeOf } from '../steps'
import type { Appointment, Slot } from '../types'

/** What the panel has been told so far. */
export interface Draft {
  patient: Ref<Appointment['patient'] | undefined>
  reason: Ref<string>
  type: Ref<string>
  slot: Ref<Slot | undefined>
  /** The appointment that gets another time, instead of a new one. */
  moving: Ref<Appointment | undefined>
  /** The hold on exactly this slot, if there is one. */
  holdId: () => Promise<string | undefined>
}

/** Books or moves: one submission with its conflicts, alternatives, override and undo. */
export function useBooking(draft: Draft, done: (appointment: Appointment) => void) {
  const { t } = useI18n()
  const dates = useDates()
  const snackbar = useSnackbar()
  const conflict = shallowRef<Problem>()
  let override: { reason: string } | undefined
  let attempt = { body: '', key: '' }

  /** The same key for the same request, so that trying again after a lost answer does not book twice. */
  function keyFor(body: unknown): string {
    const text = JSON.stringify(body)
    if (attempt.body !== text) attempt = { body: text, key: randomId() }
    return attempt.key
  }

  async function book(slot: Slot): Promise<Appointment> {
    const body = {
      patientId: draft.patient.value!.id,
      doctorId: slot.doctorId,
      start: slot.start,
      type: draft.type.value || undefined,
      reason: draft.reason.value.trim() || undefined,
      holdId: override ? undefined : await draft.holdId(),
      override,
    }
    return api.post<Appointment>('/appointments', { body, idempotencyKey: keyFor(body) })
  }

  function tell(appointment: Appointment, before: Appointment | undefined): void {
    const when = dates.dayTime(appointment.start, appointment.zone)
    const words = { name: appointment.patient.displayName, when, doctor: appointment.doctor.displayName }
    if (before) snackbar.done(t('appointments.book.moved', words), () => reschedule(before, timeOf(before)))
    else snackbar.done(t('appointments.book.booked', words), () => takeStep(appointment, 'cancel', t('appointments.book.undone')))
  }

  const form = useForm({
    check: () => [
      ...(draft.patient.value ? [] : [{ pointer: '/patientId', code: 'required', detail: '' }]),
      ...(draft.slot.value ? [] : [{ pointer: '/start', code: 'required', detail: t('appointments.book.chooseTime') }]),
    ],
    submit: async () => {
      const slot = draft.slot.value!
      const before = draft.moving.value
      const result = before
        ? await reschedule(before, { start: slot.start, doctorId: slot.doctorId, minutes: timeOf(before).minutes, override })
        : await book(slot)
      return { result, before }
    },
    done: ({ result, before }) => {
      void refreshAppointments()
      tell(result, before)
      done(result)
    },
    failed: (problem) => {
      if (problem.status !== 409 || !(problem.body.conflicts || problem.body.alternatives)) return false
      conflict.value = problem
      void refreshAppointments()
      return true
    },
  })

  async function submit(because?: string): Promise<void> {
    override = because ? { reason: because } : undefined
    conflict.value = undefined
    await form.submit()
  }

  /** One click on an alternative books it. */
  async function take(slot: Slot): Promise<void> {
    draft.slot.value = slot
    await submit()
  }

  return { form, conflict, submit, take }
}
