import { describe, expect, it } from 'vitest'
import { downFirst, instanceKey, isMixed, troubles } from './status'
import type { Instance } from './types'

const instance = (service: string, state: Instance['state'], more: Partial<Instance> = {}): Instance => ({
  service, state, askedAt: '2026-11-21T12:00:00Z', without: [], ...more,
})

describe('downFirst', () => {
  it('puts what is down before what nobody knows, and leaves the rest in its order', () => {
    const all = [instance('a', 'up'), instance('b', 'unknown'), instance('c', 'up'), instance('d', 'down')]
    expect(downFirst(all).map(({ service }) => service)).toEqual(['d', 'b', 'a', 'c'])
  })
})

describe('troubles', () => {
  it('is only what nobody knows while the rest is up', () => {
    expect(troubles([instance('a', 'up'), instance('b', 'unknown')])).toEqual({ gone: [], reduced: [], unknown: ['b'], lacking: [] })
  })

  it('tells a service that is gone from one with an instance left', () => {
    const all = [
      instance('appointments', 'up', { address: 'http://one:3004' }),
      instance('appointments', 'down', { address: 'http://other:3004' }),
      instance('patients', 'down'),
    ]
    expect(troubles(all)).toEqual({ gone: ['patients'], reduced: ['appointments'], unknown: [], lacking: [] })
  })
})

describe('helpers that are gone', () => {
  it('are named once, and who goes on without them comes before the others', () => {
    const all = [instance('a', 'up'), instance('b', 'up', { without: ['redis'] }), instance('c', 'up', { without: ['redis', 'replica'] })]
    expect(troubles(all)).toEqual({ gone: [], reduced: [], unknown: [], lacking: ['redis', 'replica'] })
    expect(downFirst(all).map(({ service }) => service)).toEqual(['b', 'c', 'a'])
  })
})

describe('isMixed', () => {
  it('minds only the versions that were told', () => {
    expect(isMixed([instance('a', 'up', { version: '1.0.0' }), instance('b', 'down')])).toBe(false)
    expect(isMixed([instance('a', 'up', { version: '1.0.0' }), instance('b', 'up', { version: '1.1.0' })])).toBe(true)
  })
})

describe('instanceKey', () => {
  it('differs for two instances of one service', () => {
    expect(instanceKey(instance('a', 'up', { address: 'http://one:1' }))).not.toBe(instanceKey(instance('a', 'up')))
  })
})
