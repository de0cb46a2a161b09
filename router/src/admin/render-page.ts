const TAG = /<%(?<kind>[=-])\s*(?<name>\w+)\s*%>/g
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Fills Bull Board's page, the only template there is: `<%= name %>` escaped, `<%- name %>` as it is. What it would load from
 * elsewhere is left out: an admin's browser asks nobody but the router.
 */
export function renderPage(
  template: string,
  params: Readonly<Record<string, string | undefined>>,
): string {
  const own = template.replace(/<link href="https?:[^>]*>/g, '')
  return own.replace(TAG, (_tag, kind: string, name: string) => {
    const value = params[name] ?? ''
    return kind === '-' ? value : value.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char)
  })
}
