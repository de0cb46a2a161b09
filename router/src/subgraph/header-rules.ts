import type { IncomingHttpHeaders } from 'node:http'
import type { RouterContext } from '../context.ts'
import type { OnHead } from '../executor/transport/undici-transport.ts'
import type { AnswerRule, HeaderConfig, RequestRule } from './header-config.ts'

type Exchange = Pick<RouterContext, 'clientHeaders' | 'forResponse'>

/** Which headers pass between clients and subgraphs. */
export interface HeaderRules {
  addRequestHeaders(subgraph: string, context: Exchange, headers: Record<string, string>): void
  /** What to do with the head of a subgraph's answer. */
  onHead(context: Exchange, subgraph: string): OnHead | undefined
  /** Names of client headers that a subgraph is sent, so that its answer may depend on them. */
  sentTo(subgraph: string): readonly string[]
  /** Whether the head of a subgraph's answer is for the client, so that the answer can't be another's too. */
  answersByHead(subgraph: string): boolean
}

/** For a router without rules. */
export const NO_HEADER_RULES: HeaderRules = {
  addRequestHeaders: () => undefined,
  onHead: () => undefined,
  sentTo: () => [],
  answersByHead: () => false,
}

type AddHeaders = (client: IncomingHttpHeaders, headers: Record<string, string>) => void
type TakeHeaders = (received: Parameters<OnHead>[0], answer: Map<string, readonly string[]>) => void

interface Compiled {
  readonly add: readonly AddHeaders[]
  readonly take: readonly TakeHeaders[]
  readonly sent: readonly string[]
}

export function createHeaderRules(config: HeaderConfig): HeaderRules {
  const bySubgraph = new Map<string, Compiled>()

  function rulesOf(subgraph: string): Compiled {
    let rules = bySubgraph.get(subgraph)
    if (!rules) bySubgraph.set(subgraph, (rules = compile(config, subgraph)))
    return rules
  }

  return {
    addRequestHeaders(subgraph, { clientHeaders = {} }, headers) {
      for (const add of rulesOf(subgraph).add) add(clientHeaders, headers)
    },
    onHead(context, subgraph) {
      const { take } = rulesOf(subgraph)
      if (take.length === 0) return undefined
      return (received) => {
        const answer = (context.forResponse.headers ??= new Map())
        for (const each of take) each(received, answer)
      }
    },
    sentTo: (subgraph) => rulesOf(subgraph).sent,
    answersByHead: (subgraph) => rulesOf(subgraph).take.length > 0,
  }
}

function compile({ all, subgraphs }: HeaderConfig, subgraph: string): Compiled {
  const own = Object.hasOwn(subgraphs, subgraph) ? subgraphs[subgraph] : undefined
  const request = [...(all?.request ?? []), ...(own?.request ?? [])]
  const response = [...(all?.response ?? []), ...(own?.response ?? [])]
  return {
    add: request.map(compileRequestRule),
    take: response.map(compileAnswerRule),
    sent: request.flatMap((rule) => ('propagate' in rule ? [rule.propagate] : [])),
  }
}

function compileRequestRule(rule: RequestRule): AddHeaders {
  if ('insert' in rule) return (_, headers) => void (headers[rule.insert] = rule.value)
  if ('remove' in rule) return (_, headers) => void Reflect.deleteProperty(headers, rule.remove)
  const { propagate, as = propagate, default: otherwise } = rule
  return (client, headers) => {
    const value = client[propagate] ?? otherwise
    if (value !== undefined) headers[as] = Array.isArray(value) ? value.join(', ') : value
  }
}

function compileAnswerRule({ propagate, as = propagate, merge }: AnswerRule): TakeHeaders {
  const how = merge ?? (as === 'set-cookie' ? 'append' : 'last')
  return (received, answer) => {
    const value = received[propagate]
    if (value === undefined) return
    const before = answer.get(as)
    if (how === 'first' && before) return
    const values = Array.isArray(value) ? value : [value]
    answer.set(as, how === 'append' && before ? [...before, ...values] : values)
  }
}
