import { describe, expect, it } from 'vitest'
import type { Appointment, Availability } from '../types'
import { foresee } from './foresee'

const at = (time: string) => `2026-11-24T${time}:00Z`
const appointment = (more: Partial<Appointment>) =>
  ({ id: 'mine', patientId: 'p', doctorId: 'd', roomId: 'r', status: 'booked', start: at('08:00'), end: at('08:30'), ...more }) as Appointment
const block = (kind: Availability['kind'], start: string, end: string): Availability =>
  ({ doctorId: 'd', kind, start: at(start), end: at(end), locationId: 'l', zone: 'UTC' })

const working = [block('working', '08:00', '16:00'), block('break', '12:00', '13:00')]
const hits = (start: string, end: string, others: Appointment[] = [], doctorId = 'd', now = at('07:00')) => {
  const proposal = { appointment: appointment({}), doctorId, roomId: 'r', start: Date.parse(at(start)), end: Date.parse(at(end)) }
  return foresee(proposal, [appointment({}), ...others], working, Date.parse(now)).map((hit) => hit.kind)
}

describe('what a move would hit', () => {
  it('is nothing in a free place, and never the appointment itself', () => {
    expect(hits('08:10', '08:40')).toEqual([])
  })

  it('is nothing where appointments only touch', () => {
    expect(hits('09:00', '09:30', [appointment({ id: 'o', start: at('09:30'), end: at('10:00') })])).toEqual([])
  })

  it('is the doctor, the patient or the room that is busy', () => {
    const other = (more: Partial<Appointment>) => appointment({ id: 'o', patientId: 'q', start: at('09:00'), end: at('09:30'), ...more })
    expect(hits('09:15', '09:45', [other({})])).toEqual(['doctor'])
    expect(hits('09:15', '09:45', [other({ doctorId: 'e', patientId: 'p', roomId: 'x' })])).toEqual(['patient'])
    expect(hits('09:15', '09:45', [other({ doctorId: 'e' })])).toEqual(['room'])
  })

  it('leaves out what occupies no time', () => {
    expect(hits('09:00', '09:30', [appointment({ id: 'o', status: 'cancelled', start: at('09:00'), end: at('09:30') })])).toEqual([])
  })

  it('is a break, the end of the working day, or the past', () => {
    expect(hits('11:45', '12:15')).toEqual(['break'])
    expect(hits('15:45', '16:15')).toEqual(['schedule'])
    expect(hits('08:00', '08:30', [], 'd', at('09:00'))).toEqual(['past'])
  })

  it('is said once where working hours are already cut by the break', () => {
    const cut = [block('working', '08:00', '12:00'), block('break', '12:00', '13:00'), block('working', '13:00', '16:00')]
    const proposal = { appointment: appointment({}), doctorId: 'd', start: Date.parse(at('11:45')), end: Date.parse(at('12:15')) }
    expect(foresee(proposal, [], cut, 0).map((hit) => hit.kind)).toEqual(['break'])
  })

  it('says nothing about the hours of a doctor whose hours are not known', () => {
    expect(hits('20:00', '20:30', [], 'stranger')).toEqual([])
  })
})
