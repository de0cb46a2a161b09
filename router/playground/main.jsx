import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './playground.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { exampleTabs } from './examples.ts'
import { createSessionFetcher } from './session-fetcher.js'

const fetcher = createSessionFetcher(new URL('/graphql', location.href))

createRoot(document.getElementById('playground')).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={exampleTabs}
    defaultEditorToolsVisibility="variables"
    inputValueDeprecation={true}
  >
    <GraphiQL.Logo>Floodgate</GraphiQL.Logo>
  </GraphiQL>,
)
