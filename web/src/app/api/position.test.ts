import { beforeEach, describe, expect, it } from 'vitest'
import { forgetPosition, position } from './position'

describe('the position of the session', () => {
  beforeEach(() => forgetPosition())

  it('is what the answers tell, the later place of each cluster', () => {
    expect(position('GET').header).toBe('none')
    position('POST').answered('aaaaaaaa.0000000000000002')
    position('POST').answered('bbbbbbbb.0000000000000009')
    position('POST').answered('aaaaaaaa.0000000000000001')
    expect(position('GET').header).toBe('aaaaaaaa.0000000000000002,bbbbbbbb.0000000000000009')
  })

  it('stays when a question is answered without one', () => {
    position('POST').answered('aaaaaaaa.0000000000000002')
    position('GET').answered(null)
    expect(position('GET').header).toBe('aaaaaaaa.0000000000000002')
  })

  it('is forgotten after a change of which nothing is told, or whose answer was lost', () => {
    position('POST').answered('aaaaaaaa.0000000000000002')
    position('PATCH').answered()
    expect(position('GET').header).toBe('none')
  })

  it('is not what was asked for before the last forgetting', () => {
    const early = position('GET')
    forgetPosition()
    early.answered('aaaaaaaa.0000000000000002')
    expect(position('GET').header).toBe('none')
  })

  it('is shared by tabs and outlives them', () => {
    position('POST').answered('aaaaaaaa.0000000000000002')
    expect(localStorage.getItem('salus-position')).toContain('0000000000000002')
  })
})
