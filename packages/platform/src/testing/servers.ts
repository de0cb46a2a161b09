/** The servers that an integration test uses: started, migrated and named in the environment by the test run. */
export function testRedisUrl(): string {
  return required('TEST_REDIS_URL')
}

export function testDatabaseUrl(subgraph: 'user' | 'catalog' | 'order' | 'seckill'): string {
  return required(`TEST_DATABASE_URL_${subgraph.toUpperCase()}`)
}

function required(name: string): string {
  const value = process.env[name]
  if (!value)
    throw new Error(`${name} is not set: run the tests with \`npm test\`, which starts the servers`)
  return value
}
