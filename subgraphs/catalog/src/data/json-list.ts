/** A list of ids as a table: it travels as one JSON text, so that the statement is the same for every size and is prepared once. */
export const ID_LIST = `JSON_TABLE(?, '$[*]' COLUMNS (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t`

/** What a JSON column or function gave: MariaDB has it as text. */
export function parseJson(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value
}
