import internals from '@prisma/internals'
import type { Connection } from 'mariadb'
import { connectDatabase } from './database-connection.ts'

type Datamodel = Awaited<ReturnType<typeof internals.getDMMF>>['datamodel']
type Model = Datamodel['models'][number]
type Field = Model['fields'][number]

/**
 * Compares a schema.prisma with the database that its migrations made: tables, columns, types,
 * nullability, keys, indexes and references.
 * @returns a line for each difference: `-` what only the schema has, `+` what only the database has
 */
export async function findSchemaDrift(schema: string, databaseUrl: string): Promise<string[]> {
  const { datamodel } = await internals.getDMMF({ datamodel: schema })
  const expected = new Set(describeDatamodel(datamodel))
  const actual = new Set(await describeDatabase(databaseUrl))
  return [
    ...[...expected].filter((line) => !actual.has(line)).map((line) => `- ${line}`),
    ...[...actual].filter((line) => !expected.has(line)).map((line) => `+ ${line}`),
  ].sort((a, b) => a.slice(2).localeCompare(b.slice(2)))
}

/** What a datamodel asks for, one line for each table, column, key, index and reference. */
function describeDatamodel(datamodel: Datamodel): string[] {
  const models = new Map(datamodel.models.map((model) => [model.name, model]))
  const enums = new Map(datamodel.enums.map((each) => [each.name, each]))
  const columnsOf = (model: Model, names: readonly string[]): string =>
    names
      .map((name) =>
        columnName(
          model.fields.find((field) => field.name === name),
          name,
        ),
      )
      .join()

  const columns = (model: Model): string[] =>
    model.fields
      .filter(({ kind }) => kind === 'scalar' || kind === 'enum')
      .map((field) => {
        const values = enums.get(field.type)?.values.map((value) => value.dbName ?? value.name)
        const type = values ? enumType(values) : scalarType(field)
        return describeColumn(tableName(model), columnName(field), type, !field.isRequired)
      })

  const references = (model: Model): string[] =>
    model.fields.flatMap((field) => {
      const target = models.get(field.type)
      if (!target || !field.relationFromFields?.length) return []
      const from = columnsOf(model, field.relationFromFields)
      const to = columnsOf(target, field.relationToFields ?? [])
      return [`reference ${tableName(model)}(${from}) to ${tableName(target)}(${to})`]
    })

  const indexes = datamodel.indexes.flatMap((index) => {
    const model = models.get(index.model)
    if (!model) return []
    const names = index.fields.map(({ name }) => name)
    return [
      describeIndex(index.type, tableName(model), index.dbName ?? null, columnsOf(model, names)),
    ]
  })

  return [
    ...datamodel.models.flatMap((model) => [
      `table ${tableName(model)}`,
      ...columns(model),
      ...references(model),
    ]),
    ...indexes,
  ]
}

function tableName(model: Model): string {
  return model.dbName ?? model.name
}

function columnName(field: Field | undefined, fallback = ''): string {
  return field?.dbName ?? field?.name ?? fallback
}

function describeColumn(table: string, name: string, type: string, nullable: boolean): string {
  return `column ${table}.${name} ${type} ${nullable ? 'null' : 'not null'}`
}

function describeIndex(type: string, table: string, name: string | null, columns: string): string {
  if (type === 'id') return `primary key ${table}(${columns})`
  const kind = { unique: 'unique index', fulltext: 'fulltext index' }[type] ?? 'index'
  return `${kind} ${table}.${name ?? '?'}(${columns})`
}

function enumType(values: readonly string[]): string {
  return `enum(${values.map((value) => `'${value}'`).join()})`
}

/** What Prisma takes on MySQL for a scalar without a `@db` type. */
const defaultTypes: Record<string, string> = {
  String: 'varchar(191)',
  Boolean: 'tinyint(1)',
  Int: 'int',
  BigInt: 'bigint',
  Float: 'double',
  Decimal: 'decimal(65,30)',
  DateTime: 'datetime(3)',
  Json: 'json',
  Bytes: 'longblob',
}

function scalarType(field: Field): string {
  const [native, parameters] = field.nativeType ?? []
  if (!native) return defaultTypes[field.type] ?? field.type
  const unsigned = native.startsWith('Unsigned')
  const base = native.replace('Unsigned', '').toLowerCase()
  const suffix = parameters?.length ? `(${parameters.join()})` : ''
  return `${base}${suffix}${unsigned ? ' unsigned' : ''}`
}

/** What a database holds, in the lines of `describeDatamodel`. */
async function describeDatabase(url: string): Promise<string[]> {
  const connection = await connectDatabase(url)
  try {
    const tables = await describeTables(connection)
    const { references, ownIndexes } = await describeReferences(connection)
    const indexes = await describeIndexes(connection, ownIndexes)
    return [...tables, ...references, ...indexes]
  } finally {
    await connection.end()
  }
}

interface ColumnRow {
  tableName: string
  columnName: string
  columnType: string
  isNullable: string
  isJson: bigint | number
}

async function describeTables(connection: Connection): Promise<string[]> {
  const rows = await connection.query<ColumnRow[]>(
    `SELECT c.TABLE_NAME AS tableName, c.COLUMN_NAME AS columnName, c.COLUMN_TYPE AS columnType,
            c.IS_NULLABLE AS isNullable,
            EXISTS (SELECT 1 FROM information_schema.CHECK_CONSTRAINTS k
                    WHERE k.CONSTRAINT_SCHEMA = c.TABLE_SCHEMA
                      AND k.CHECK_CLAUSE = CONCAT('json_valid(\`', c.COLUMN_NAME, '\`)')) AS isJson
     FROM information_schema.COLUMNS c
     WHERE c.TABLE_SCHEMA = DATABASE() AND c.TABLE_NAME <> '_prisma_migrations'`,
  )
  const tables = [...new Set(rows.map((row) => row.tableName))]
  return [
    ...tables.map((name) => `table ${name}`),
    ...rows.map((row) => {
      // MariaDB's JSON is a LONGTEXT with a check.
      const isJson = Number(row.isJson) === 1 && row.columnType === 'longtext'
      const type = isJson ? 'json' : withoutDisplayWidth(row.columnType)
      return describeColumn(row.tableName, row.columnName, type, row.isNullable === 'YES')
    }),
  ]
}

/** MariaDB tells `int(11)` where MySQL 8 tells `int`; `tinyint(1)` alone has a meaning. */
function withoutDisplayWidth(type: string): string {
  if (type.startsWith('tinyint(1)')) return type
  return type.replace(/^((?:tiny|small|medium|big)?int)\(\d+\)/, '$1')
}

interface ReferenceRow {
  constraintName: string
  tableName: string
  targetTable: string
  columns: string
  targetColumns: string
}

/** Also tells which indexes the server made by itself, since a reference needs one. */
async function describeReferences(
  connection: Connection,
): Promise<{ references: string[]; ownIndexes: Set<string> }> {
  const rows = await connection.query<ReferenceRow[]>(
    `SELECT CONSTRAINT_NAME AS constraintName, TABLE_NAME AS tableName,
            REFERENCED_TABLE_NAME AS targetTable,
            GROUP_CONCAT(COLUMN_NAME ORDER BY ORDINAL_POSITION) AS columns,
            GROUP_CONCAT(REFERENCED_COLUMN_NAME ORDER BY ORDINAL_POSITION) AS targetColumns
     FROM information_schema.KEY_COLUMN_USAGE
     WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
     GROUP BY CONSTRAINT_NAME, TABLE_NAME, REFERENCED_TABLE_NAME`,
  )
  return {
    references: rows.map(
      (row) =>
        `reference ${row.tableName}(${row.columns}) to ${row.targetTable}(${row.targetColumns})`,
    ),
    ownIndexes: new Set(
      rows.map((row) => describeIndex('normal', row.tableName, row.constraintName, row.columns)),
    ),
  }
}

interface IndexRow {
  tableName: string
  indexName: string
  isUnique: bigint | number
  indexType: string
  columns: string
}

async function describeIndexes(
  connection: Connection,
  ownIndexes: ReadonlySet<string>,
): Promise<string[]> {
  const rows = await connection.query<IndexRow[]>(
    `SELECT TABLE_NAME AS tableName, INDEX_NAME AS indexName, MIN(NON_UNIQUE) = 0 AS isUnique,
            MIN(INDEX_TYPE) AS indexType, GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS columns
     FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> '_prisma_migrations'
     GROUP BY TABLE_NAME, INDEX_NAME`,
  )
  return rows
    .map((row) => describeIndex(indexType(row), row.tableName, row.indexName, row.columns))
    .filter((line) => !ownIndexes.has(line))
}

function indexType(row: IndexRow): string {
  if (row.indexName === 'PRIMARY') return 'id'
  if (row.indexType === 'FULLTEXT') return 'fulltext'
  return Number(row.isUnique) === 1 ? 'unique' : 'normal'
}
