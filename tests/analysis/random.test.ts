import { describe, expect, test } from 'vitest'
import { random, sampled } from '../../src/analysis/random.ts'

describe('random numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, random(seed))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    // As the published generator gives them.
    expect(draw(0).slice(0, 2)).toEqual([0.26642920868471265, 0.0003297457005828619])
  })

  test('lie evenly between 0 and 1', () => {
    const next = random(1)
    const bins = new Uint32Array(10)
    for (let at = 0; at < 100_000; at += 1) {
      const bin = Math.floor(next() * 10)
      bins[bin] = (bins[bin] as number) + 1
    }
    expect(Math.min(...bins)).toBeGreaterThan(9_700)
    expect(Math.max(...bins)).toBeLessThan(10_300)
  })
})

describe('a sample', () => {
  test('has different places in ascending order, all of them if so many are asked for', () => {
    const places = sampled(1000, 100, random(3))
    expect(places).toHaveLength(100)
    expect(new Set(places).size).toBe(100)
    expect([...places]).toEqual([...places].sort((one, other) => one - other))
    expect(Math.max(...places)).toBeLessThan(1000)
    expect([...sampled(4, 9, random(3))]).toEqual([0, 1, 2, 3])
    expect(sampled(0, 9, random(3))).toHaveLength(0)
  })

  test('takes each place equally often', () => {
    const next = random(5)
    const counts = new Uint32Array(10)
    for (let round = 0; round < 20_000; round += 1) {
      for (const place of sampled(10, 3, next)) counts[place] = (counts[place] as number) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(5_700)
    expect(Math.max(...counts)).toBeLessThan(6_300)
  })
})
