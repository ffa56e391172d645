import { describe, expect, it } from 'vitest'
import { bodyOf, checkRegistration, newRegistration } from './registration'

describe('newRegistration', () => {
  it.each([
    ['Anna Müller', 'Anna', 'Müller'],
    ['Müller, Anna Maria', 'Anna Maria', 'Müller'],
    ['Müller', '', 'Müller'],
    ['Anna Müller 24.11.1980', 'Anna', 'Müller'],
    ['', '', ''],
  ])('begins with what was typed: "%s"', (typed, givenName, familyName) => {
    expect(newRegistration(typed)).toMatchObject({ givenName, familyName })
  })
})

describe('a registration', () => {
  const filled = { ...newRegistration('Anna Müller'), birthDate: '1980-11-24', gender: 'female' as const }

  it('needs a name, a birth date and a gender', () => {
    const pointers = checkRegistration(newRegistration()).map((error) => error.pointer)
    expect(pointers).toEqual(['/givenName', '/familyName', '/birthDate', '/gender'])
  })

  it('is complete with these', () => {
    expect(checkRegistration(filled)).toEqual([])
  })

  it('does not take half a policy', () => {
    expect(checkRegistration({ ...filled, payer: 'AOK' })[0]?.pointer).toBe('/insurancePolicies/0/policyNumber')
  })

  it('refuses a birth in the future', () => {
    expect(checkRegistration({ ...filled, birthDate: '2999-01-01' })[0]?.code).toBe('in-the-future')
  })

  it('leaves out what was not told', () => {
    expect(JSON.parse(JSON.stringify(bodyOf(filled)))).toEqual({
      givenName: 'Anna', familyName: 'Müller', birthDate: '1980-11-24', gender: 'female',
    })
  })
})
