/**
 * Asks a process whether it is ready.
 * @throws Error with its own reasons while it is not
 */
export async function checkReady(baseUrl: string): Promise<void> {
  const response = await fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
    (error: unknown) => {
      throw new Error('it does not answer /readyz', { cause: error })
    },
  )
  const body = await response.text()
  if (!response.ok) throw new Error(`/readyz answers ${response.status}: ${body.slice(0, 500)}`)
}
