import { createServer } from 'node:http'
import { env, stdout } from 'node:process'

// The least that an HTTP server in Node can do: what the machine and the load generator allow.

const server = createServer((request, response) => {
  let body = ''
  request
    .setEncoding('utf8')
    .on('data', (chunk: string) => {
      body += chunk
    })
    .on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    })
})
server.listen(Number(env.PORT), '127.0.0.1', () => stdout.write('ready\n'))
