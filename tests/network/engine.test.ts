import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defineGraph } from '../../src/network/define.ts'
import type { Engine } from '../../src/network/engine.ts'
import { moveWatermark } from '../../src/network/watermark.ts'
import { engines, patience, wipe } from '../support/engines.ts'

describe.each(engines())('the contract of an engine: $name', ({ open }) => {
  let engine: Engine
  const one = async (text: string, params = {}) => (await engine.read(text, params))[0]
  const put = (rows: Record<string, unknown>[]) =>
    engine.write((run) =>
      run('UNWIND $rows AS row MERGE (n:Actor {id: row.id}) SET n = row', { rows }),
    )
  const ids = async () => {
    const rows = await engine.read('MATCH (n:Actor) RETURN n.id AS id ORDER BY n.id')
    return rows.map((row) => row.id)
  }

  beforeAll(async () => {
    engine = await open()
    await defineGraph(engine)
  }, patience)
  beforeEach(() => wipe(engine))
  afterAll(() => engine?.close())

  test('gives rows as plain objects, in order', async () => {
    await put([
      { id: 'b', name: 'B' },
      { id: 'a', name: 'A' },
    ])
    expect(
      await engine.read('MATCH (n:Actor) RETURN n.id AS id, n.name AS name ORDER BY n.id'),
    ).toEqual([
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ])
    expect(await engine.read('MATCH (n:Nothing) RETURN n.id AS id')).toEqual([])
  })

  test('takes whole numbers as integers, for a LIMIT too, and gives numbers back', async () => {
    expect(
      await one('WITH $n AS n, $x AS x RETURN n, x, n / 2 AS half, 9007199254740991 AS big', {
        n: 5,
        x: 2.5,
      }),
    ).toEqual({ n: 5, x: 2.5, half: 2, big: 9007199254740991 })
    const rows = await engine.read('UNWIND $xs AS x RETURN x ORDER BY x LIMIT $n', {
      xs: [3, 1, 2],
      n: 2,
    })
    expect(rows).toEqual([{ x: 1 }, { x: 2 }])
  })

  test('keeps every kind of property that it takes', async () => {
    const kept = {
      id: 'a',
      text: 'x',
      yes: true,
      no: false,
      whole: -7,
      part: 0.1,
      texts: ['a', 'b'],
      numbers: [1, 0.5],
      none: [],
    }
    await put([{ ...kept, unknown: null }])
    expect(await one('MATCH (n:Actor) RETURN properties(n) AS kept, n.unknown AS gone')).toEqual({
      kept,
      gone: null,
    })
  })

  test('keeps text of every script, and orders it by code point', async () => {
    const texts = ['O\'Kelompok "Uji" \\ n', 'Séjahtera', 'المرأة', '\uffee', '😀', '\t`$x;//']
    await put(texts.map((name, index) => ({ id: String(index), name })))
    const rows = await engine.read('MATCH (n:Actor) RETURN n.name AS name ORDER BY n.name, n.id')
    const points = (text: string) => Buffer.from(text, 'utf8')
    expect(rows.map((row) => row.name)).toEqual(
      texts.toSorted((a, b) => Buffer.compare(points(a), points(b))),
    )
    expect(await one('MATCH (n:Actor {name: $name}) RETURN n.id AS id', { name: '😀' })).toEqual({
      id: '4',
    })
  })

  test('gives maps, lists, dates, nodes and ties as plain values', async () => {
    await put([{ id: 'a' }, { id: 'b', n: 1 }])
    await engine.write((run) =>
      run(
        "MATCH (a:Actor {id: 'a'}) MATCH (b:Actor {id: 'b'}) CREATE (a)-[:ALLIED_WITH {id: 'r', n: 2}]->(b)",
      ),
    )
    expect(
      await one(
        `MATCH (a)-[r:ALLIED_WITH]->(b) RETURN r, b, [b.n, r.n] AS list, {n: b.n, deep: {m: r.n}} AS map,
         date('2018-10-25') AS day, datetime('2018-10-25T01:30:00Z') AS time, labels(b) AS labels`,
      ),
    ).toEqual({
      r: { id: 'r', n: 2 },
      b: { id: 'b', n: 1 },
      list: [1, 2],
      map: { n: 1, deep: { m: 2 } },
      day: '2018-10-25',
      time: '2018-10-25T01:30:00Z',
      labels: ['Actor'],
    })
  })

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a null id', { rows: [{ id: null }] }, /\$rows\[0\]\.id is null/],
    ['a mixed list', { rows: [{ id: 'a', list: ['a', 1] }] }, /mixes string and number/],
    ['a null in a list', { rows: [{ id: 'a', list: ['a', null] }] }, /list\[1\] is neither/],
    ['a map as a property', { rows: [{ id: 'a', map: { x: 1 } }] }, /\$rows\[0\]\.map is neither/],
    ['undefined', { rows: [{ id: 'a', x: undefined }] }, /\.x is neither/],
    ['a Date', { rows: [{ id: 'a', day: new Date(0) }] }, /\.day is neither/],
    ['NaN', { rows: [{ id: 'a', x: Number.NaN }] }, /no finite number/],
    ['an integer beyond 2^53', { rows: [{ id: 'a', x: 2 ** 53 }] }, /beyond 2\^53/],
    ['a keyword as a name', { rows: [{ id: 'a' }], with: 1 }, /name of a keyword/],
  ])('refuses %s', async (_, params, message) => {
    const text = 'UNWIND $rows AS row MERGE (n:Actor {id: row.id}) SET n = row'
    const failed = engine.write((run) => run(text, params))
    await expect(failed).rejects.toThrow(TypeError)
    await expect(failed).rejects.toThrow(message)
    await expect(engine.read('RETURN 1 AS one', params)).rejects.toThrow(message)
    expect(await ids()).toEqual([])
  })

  test('passes on what is the fault of a text', async () => {
    await expect(engine.read('MATC (n) RETURN n')).rejects.not.toHaveProperty('text')
    await expect(engine.read('RETURN $missing AS x')).rejects.toThrow(/missing/)
    await expect(engine.read('RETURN 1 / 0 AS x')).rejects.toThrow(/zero/)
  })

  test('does not let a read write', async () => {
    await expect(engine.read("CREATE (:Actor {id: 'a'})")).rejects.toThrow()
    expect(await ids()).toEqual([])
  })

  test('keeps all of a transaction, which sees its own writes and is seen after', async () => {
    const seen = await engine.write(async (run) => {
      await run("CREATE (:Actor {id: 'a'})")
      await run("CREATE (:Actor {id: 'b'})")
      expect(await ids()).toEqual([])
      return run('MATCH (n:Actor) RETURN count(n) AS n')
    })
    expect(seen).toEqual([{ n: 2 }])
    expect(await ids()).toEqual(['a', 'b'])
  })

  test('keeps nothing when the work fails after a write', async () => {
    const failed = engine.write(async (run) => {
      await run("CREATE (:Actor {id: 'a'})")
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect(await ids()).toEqual([])
  })

  test('keeps nothing when a text fails, even if the work goes on', async () => {
    const failed = engine.write(async (run) => {
      await run("CREATE (:Actor {id: 'a'})")
      await run('RETURN 1 / 0 AS x').catch(() => {})
      return 'as if nothing had happened'
    })
    await expect(failed).rejects.toThrow()
    expect(await ids()).toEqual([])
  })

  test('runs texts given at once one after another', async () => {
    await engine.write((run) =>
      Promise.all(['a', 'b', 'c'].map((id) => run('CREATE (:Actor {id: $id})', { id }))),
    )
    expect(await ids()).toEqual(['a', 'b', 'c'])
  })

  test('refuses a second node with one id, and the whole transaction with it', async () => {
    await put([{ id: 'a' }])
    const failed = engine.write(async (run) => {
      await run("CREATE (:Actor {id: 'b'})")
      await run("CREATE (:Actor {id: 'a'})")
    })
    await expect(failed).rejects.toThrow(/constraint|already exists/i)
    await expect(failed).rejects.not.toHaveProperty('text')
    expect(await ids()).toEqual(['a'])
  })

  test('makes one node of many that are merged at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => put([{ id: 'a' }, { id: 'b' }])))
    expect(await ids()).toEqual(['a', 'b'])
  })

  test('takes two writers through that lock the same nodes in opposite order', async () => {
    await put([{ id: 'a' }, { id: 'b' }])
    const lock = 'MATCH (n:Actor {id: $id}) SET n.by = $by'
    const both = (by: string, [first, second]: string[]) =>
      engine.write(async (run) => {
        await run(lock, { id: first, by })
        await pause(100)
        await run(lock, { id: second, by })
      })
    await Promise.all([both('one', ['a', 'b']), both('two', ['b', 'a'])])
    const rows = await engine.read('MATCH (n:Actor) RETURN n.by AS by ORDER BY n.id')
    expect(new Set(rows.map((row) => row.by)).size).toBe(1)
  })

  test('lets exactly one of two writers move the watermark', async () => {
    const wins: number[] = []
    for (let epoch = 0; epoch < 20; epoch++) {
      await engine.write((run) =>
        run(
          "MERGE (m:Watermark {id: 'main'}) SET m.epoch = $epoch, m.owner = '', m.incarnation = 'i'",
          {
            epoch,
          },
        ),
      )
      const move = (owner: string) =>
        engine.write((run) =>
          run(moveWatermark, {
            expected: epoch,
            owner: '',
            incarnation: 'i',
            next: { epoch: epoch + 1, snapshot: 's', cursor: '', owner, poisoned: [] },
          }),
        )
      const [a, b] = await Promise.all([move('a'), move('b')])
      wins.push(Number(a[0]?.won) + Number(b[0]?.won))
    }
    expect(wins).toEqual(Array(20).fill(1))
  })

  test('shows every reader what was written before it asked', async () => {
    for (let n = 0; n < 50; n++) {
      await put([{ id: 'a', n }])
      expect(await one('MATCH (n:Actor {id: $id}) RETURN n.n AS n', { id: 'a' })).toEqual({ n })
    }
  })

  test('writes 2,000 nodes in one go', async () => {
    await put(Array.from({ length: 2000 }, (_, n) => ({ id: `a${n}`, name: `Nama ${n}`, n })))
    expect(await one('MATCH (n:Actor) RETURN count(n) AS n, sum(n.n) AS sum')).toEqual({
      n: 2000,
      sum: 1_999_000,
    })
  })

  test('can be defined again, over what it holds', async () => {
    await put([{ id: 'a' }])
    await defineGraph(engine)
    await expect(engine.write((run) => run("CREATE (:Actor {id: 'a'})"))).rejects.toThrow()
    expect(await ids()).toEqual(['a'])
  })
})

test.each(engines())(
  '$name refuses once it is closed',
  async ({ open }) => {
    const engine = await open()
    await engine.close()
    await engine.close()
    const refusal = { code: 'GRAPH_UNAVAILABLE' }
    await expect(engine.read('RETURN 1 AS one')).rejects.toMatchObject(refusal)
    await expect(engine.write((run) => run('RETURN 1 AS one'))).rejects.toMatchObject(refusal)
  },
  patience,
)
