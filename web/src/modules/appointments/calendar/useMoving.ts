import { asProblem, type Problem } from '@/app/api'
import { useDates } from '@/ui/dates'
import { useSnackbar } from '@/ui/snackbar'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { refreshAppointments, reschedule, timeOf, type NewTime } from '../steps'
import type { Appointment, Slot } from '../types'
import { MINUTE } from './clock'

/** A move that the server did not allow. */
export interface Refusal {
  appointment: Appointment
  to: NewTime
  problem: Problem
}

/** Moves appointments at once on screen, then on the server; what it refuses goes back to its place and is explained. */
export function useMoving() {
  const { t } = useI18n()
  const dates = useDates()
  const snackbar = useSnackbar()
  const pending = shallowRef<ReadonlyMap<string, Partial<Appointment>>>(new Map())
  const refused = shallowRef<Refusal>()
  const busy = ref(false)

  const shown = (appointments: Appointment[]) =>
    pending.value.size ? appointments.map((one) => ({ ...one, ...pending.value.get(one.id) })) : appointments

  function pend(id: string, change?: Partial<Appointment>): void {
    const next = new Map(pending.value)
    if (change) next.set(id, change)
    else next.delete(id)
    pending.value = next
  }

  async function move(appointment: Appointment, to: NewTime): Promise<void> {
    const minutes = to.minutes ?? timeOf(appointment).minutes!
    const end = new Date(Date.parse(to.start) + minutes * MINUTE).toISOString()
    const { doctorId = appointment.doctorId, roomId = appointment.roomId } = to
    pend(appointment.id, { start: to.start, end, doctorId, roomId })
    refused.value = undefined
    busy.value = true
    try {
      const moved = await reschedule(appointment, { ...to, minutes })
      const words = { name: moved.patient.displayName, when: dates.dayTime(moved.start, moved.zone), doctor: moved.doctor.displayName }
      snackbar.done(t('appointments.book.moved', words), () => reschedule(appointment, timeOf(appointment)))
    } catch (error) {
      refuse(appointment, to, asProblem(error))
    } finally {
      busy.value = false
      pend(appointment.id)
    }
  }

  function refuse(appointment: Appointment, to: NewTime, problem: Problem): void {
    if (problem.status === 409 || problem.status === 422) refused.value = { appointment, to, problem }
    else snackbar.failed(problem.offline ? t('ui.problem.offline.detail') : problem.message)
    void refreshAppointments()
  }

  /** One of the alternatives to what was refused. */
  const take = (slot: Slot) => refused.value && move(refused.value.appointment, { start: slot.start, doctorId: slot.doctorId })
  const override = (reason: string) => refused.value && move(refused.value.appointment, { ...refused.value.to, override: { reason } })

  return { shown, move, refused, busy, take, override }
}
