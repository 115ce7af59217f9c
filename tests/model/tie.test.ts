import { describe, expect, test } from 'vitest'
import { actorKinds, classifications, classificationsOf } from '../../src/model/actor.ts'
import { tieKindNames, tieKinds } from '../../src/model/tie.ts'

describe('classifications', () => {
  test('each fits exactly one kind of actor', () => {
    const all = actorKinds.flatMap((kind) => classificationsOf[kind])
    expect(all.toSorted()).toEqual(classifications.toSorted())
  })
})

describe.each(tieKindNames)('%s', (name) => {
  const rule = tieKinds[name]

  test('reads the same both ways exactly when it has no direction', () => {
    const same = rule.label.out.id === rule.label.in.id && rule.label.out.en === rule.label.in.en
    expect(same).toBe(!rule.directed)
  })

  test('without a direction, both ends are alike and both listen', () => {
    if (rule.directed) return
    expect(rule.from).toEqual(rule.to)
    expect(rule.listens).toBe('BOTH_LISTEN')
  })

  test('may stand between some actors', () => {
    for (const end of [rule.from, rule.to]) {
      expect(end.length).toBeGreaterThan(0)
      expect(new Set(end).size).toBe(end.length)
    }
  })
})

test('opposition and succession carry no influence, all other ties do', () => {
  const silent = tieKindNames.filter((name) => tieKinds[name].listens === 'NOBODY_LISTENS')
  expect(silent).toEqual(['OPPOSES', 'SUCCEEDS'])
})
