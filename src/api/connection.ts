import type { InterfaceRef, ObjectRef } from '@pothos/core'
import { builder } from './builder.ts'
import { NetworkVersion, type VersionSpan } from './network-version.ts'
import type { Connection, Edge } from './page.ts'

const PageInfo = builder.objectRef<Connection<unknown>['pageInfo']>('PageInfo').implement({
  description: 'Where a page stands in its list (Relay cursor connections).',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether a page follows.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether a page precedes.',
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Cursor of the first edge. Null: the page is empty.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Cursor of the last edge. Null: the page is empty.',
    }),
  }),
})

/** A list answered by the network also tells its day and its version. */
export interface NetworkConnection<Item> extends Connection<Item> {
  readonly asOf: string | null
  readonly version: VersionSpan | null
}

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

type EdgeFields<Item> = (
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Edge<Item>>,
) => Record<string, never>

/** What a connection is made of: the type of its nodes and how to get one from an item. */
interface Options<Item, Row> {
  readonly name: string
  readonly of: string
  readonly node: ObjectRef<Types, Row> | InterfaceRef<Types, Row>
  readonly nodeOf: (item: Item) => Row
  readonly edgeFields?: (t: Parameters<EdgeFields<Item>>[0]) => object
}

/** Makes `XConnection` and `XEdge`; `network` adds the day and the version. */
export function connectionType<Item, Row extends object>(options: Options<Item, Row>) {
  const edge = edgeType(options)
  return builder.objectRef<Connection<Item>>(`${options.name}Connection`).implement({
    description: `A page of ${options.of}.`,
    fields: (t) => listFields(t, options, edge) as never,
  })
}

export function networkConnectionType<Item, Row extends object>(options: Options<Item, Row>) {
  const edge = edgeType(options)
  return builder.objectRef<NetworkConnection<Item>>(`${options.name}Connection`).implement({
    description: `A page of ${options.of}, answered by the network.`,
    fields: (t) =>
      ({
        ...listFields(t as never, options, edge),
        asOf: t.expose('asOf', {
          type: 'Date',
          nullable: true,
          description: 'The day that the answer is about. Null: all times.',
        }),
        version: t.expose('version', {
          type: NetworkVersion,
          nullable: true,
          description: 'The state of the network that the answer shows. Null: it cannot be told.',
        }),
      }) as never,
  })
}

function edgeType<Item, Row extends object>(options: Options<Item, Row>) {
  return builder.objectRef<Edge<Item>>(`${options.name}Edge`).implement({
    description: `One of ${options.of}, with what belongs to its place in the list.`,
    fields: (t) =>
      ({
        cursor: t.exposeString('cursor', { description: 'The place of this edge in its list.' }),
        node: t.field({
          type: options.node as never,
          description: 'The item itself.',
          resolve: ({ item }) => options.nodeOf(item) as never,
        }),
        ...options.edgeFields?.(t as never),
      }) as never,
  })
}

function listFields<Item, Row extends object>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Connection<Item>>,
  options: Options<Item, Row>,
  edge: ObjectRef<Types, Edge<Item>>,
) {
  return {
    edges: t.field({
      type: [edge],
      description: 'The items with their cursors.',
      resolve: (page) => [...page.edges] as never,
    }),
    nodes: t.field({
      type: [options.node] as never,
      description: 'The items alone.',
      resolve: (page) => page.edges.map(({ item }) => options.nodeOf(item)) as never,
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page stands in its list.',
      resolve: (page) => page.pageInfo,
    }),
    totalCount: t.int({
      description: 'How many items the whole list has; counted only when asked.',
      resolve: (page) => {
        if (page.totalCount === null) throw new Error(`${options.name}: the total was not counted`)
        return page.totalCount
      },
    }),
  }
}
