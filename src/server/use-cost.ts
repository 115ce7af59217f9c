import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { costOf } from './document-cost.ts'
import { factsOf } from './request-facts.ts'

/**
 * Refuses an operation that may cost more than `maximum` points (default 10,000) and shows the
 * points in `extensions.cost` of every answer (not of the events of a stream). One request may make as many fields as it has points.
 */
export function useCost({ maximum = 10_000 }: { maximum?: number } = {}): Plugin {
  function costAsked(args: ExecutionArgs): number {
    const { document, schema, operationName, variableValues } = args
    const operation = getOperationAST(document, operationName)
    if (!operation) return 0
    const fragments = fragmentsOf(document)
    const requested = costOf(schema, { operation, fragments, variables: variableValues ?? {} })
    const { request } = args.contextValue as { request: Request }
    factsOf(request).cost = requested
    return requested
  }
  const refused = (requested: number) => ({
    errors: [tooCostly(requested, maximum) as never],
    extensions: { cost: { requested, maximum } },
  })
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      const requested = costAsked(args)
      if (requested > maximum) setResultAndStopExecution(refused(requested))
    },
    onExecute({ args, setResultAndStopExecution }) {
      const requested = costAsked(args)
      if (requested > maximum) return setResultAndStopExecution(refused(requested))
      const cost = { requested, maximum }
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return
          setResult({ ...result, extensions: { ...result.extensions, cost } })
        },
      }
    },
  }
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  }
  return fragments
}

const tooCostly = (requested: number, maximum: number): Refusal =>
  new Refusal('TOO_COSTLY', {
    id: `Dokumen ini dapat menghabiskan ${requested} poin; paling banyak ${maximum}. Perkecil halaman atau kurangi bidang.`,
    en: `The document may cost ${requested} points; at most ${maximum} are served. Ask for smaller pages or fewer fields.`,
  })
