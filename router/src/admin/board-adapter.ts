// Nothing of that file may be imported when it runs: there is only a declaration.
import type {
  AppControllerRoute,
  AppViewRoute,
  BullBoardQueues,
  ControllerHandlerReturnType,
  IServerAdapter,
  UIConfig,
} from '@bull-board/api/typings/app'

/** One of the board's API routes. */
export interface BoardRoute {
  /** In capitals. */
  readonly method: string
  /** Its groups are the parameters. */
  readonly pattern: RegExp
  handle(request: {
    readonly params: Record<string, string>
    readonly query: Record<string, unknown>
    readonly body: Record<string, unknown>
  }): Promise<BoardAnswer>
}

export interface BoardAnswer {
  readonly status: number
  readonly body: unknown
}

export interface BoardState {
  readonly routes: readonly BoardRoute[]
  /** What the board's page is filled with. */
  pageParams(basePath: string): Record<string, string | undefined>
  describeError(error: Error): BoardAnswer
}

/** What Bull Board wants of a web server, for one that has no framework. */
export function createBoardAdapter(): {
  readonly adapter: IServerAdapter
  readonly state: BoardState
} {
  const routes: BoardRoute[] = []
  let queues: BullBoardQueues = new Map()
  let uiConfig: UIConfig = {}
  let entry: AppViewRoute | undefined
  let onError: (error: Error) => ControllerHandlerReturnType = ({ message }) => ({
    status: 500,
    body: message,
  })

  function addRoute({ method, route, handler }: AppControllerRoute): void {
    for (const verb of [method].flat()) {
      for (const path of [route].flat()) {
        routes.push({
          method: verb.toUpperCase(),
          pattern: patternOf(path),
          handle: async (request) =>
            toAnswer(await handler({ ...request, queues, uiConfig, headers: {} })),
        })
      }
    }
  }

  const adapter: IServerAdapter = {
    setQueues(all) {
      queues = all
      return adapter
    },
    setViewsPath: () => adapter,
    setStaticPath: () => adapter,
    setEntryRoute(route) {
      entry = route
      return adapter
    },
    setErrorHandler(handler) {
      onError = handler
      return adapter
    },
    setApiRoutes(all) {
      all.forEach(addRoute)
      return adapter
    },
    setUIConfig(config) {
      uiConfig = config
      return adapter
    },
  }
  return {
    adapter,
    state: {
      routes,
      pageParams: (basePath) => entry?.handler({ basePath, uiConfig }).params ?? {},
      describeError: (error) => toAnswer(onError(error)),
    },
  }
}

const toAnswer = ({ status = 200, body }: ControllerHandlerReturnType): BoardAnswer => ({
  status,
  body,
})

/** `/api/queues/:queueName` matches one segment for each name. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`)
}
