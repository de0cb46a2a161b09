/** The value of a metric of a router, 0 while it has none. @param labels as in its text, in part */
export async function metricOf(
  router: { readonly url: string },
  name: string,
  labels = '',
): Promise<number> {
  const response = await fetch(router.url.replace('/graphql', '/metrics'))
  const lines = (await response.text()).split('\n')
  const line = lines.find((text) => text.startsWith(`${name}{`) && text.includes(labels))
  return Number(line?.split(' ').at(-1) ?? 0)
}
