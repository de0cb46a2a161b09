import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts'
import { connectDatabase } from './database-connection.ts'
import { prismaDirectory } from './paths.ts'
import { findSchemaDrift } from './schema-drift.ts'
import { databaseVariable, subgraphNames } from './topology.ts'

describe('schema.prisma and migrations say the same', () => {
  it.each(subgraphNames)('of %s', async (name) => {
    const path = join(prismaDirectory, name, 'schema.prisma')
    expect(existsSync(path)).toBe(true)
    const url = process.env[`TEST_${databaseVariable(name)}`] ?? ''
    expect(await findSchemaDrift(readFileSync(path, 'utf8'), url)).toEqual([])
  })
})

describe('findSchemaDrift', () => {
  let database: ScratchDatabase

  beforeAll(async () => {
    database = await createScratchDatabase()
    const connection = await connectDatabase(database.url)
    await connection.query('CREATE TABLE owner (id INT PRIMARY KEY)')
    await connection.query(`CREATE TABLE thing (
      id BIGINT UNSIGNED NOT NULL, name VARCHAR(10) NOT NULL, extra JSON NULL,
      flag TINYINT(1) NOT NULL, owner_id INT NOT NULL,
      kind ENUM('A', 'B') NOT NULL, PRIMARY KEY (id), UNIQUE KEY thing_name_key (name),
      KEY thing_flag_idx (flag, name),
      CONSTRAINT thing_owner_fk FOREIGN KEY (owner_id) REFERENCES owner (id))`)
    await connection.end()
  })
  afterAll(() => database.drop())

  const schema = `
    datasource db {
      provider = "mysql"
    }
    enum Kind {
      A
      B
    }
    model Owner {
      id Int @id
      things Thing[]
      @@map("owner")
    }
    model Thing {
      id BigInt @id @db.UnsignedBigInt
      name String @unique(map: "thing_name_key") @db.VarChar(10)
      extra Json?
      flag Boolean
      ownerId Int @map("owner_id")
      kind Kind
      owner Owner @relation(fields: [ownerId], references: [id])
      @@index([flag, name], map: "thing_flag_idx")
      @@map("thing")
    }`

  it('finds nothing where there is none', async () => {
    expect(await findSchemaDrift(schema, database.url)).toEqual([])
  })

  it('finds a type, a nullability, an index, a column and an enum that differ', async () => {
    const edited = schema
      .replace('@db.VarChar(10)', '@db.VarChar(20)')
      .replace('extra Json?', 'extra Json')
      .replace('[flag, name]', '[name, flag]')
      .replace('flag Boolean', 'flag Boolean\n fresh Int')
      .replace('B\n', 'B\n C\n')
    expect(await findSchemaDrift(edited, database.url)).toEqual(
      [
        '- column thing.extra json not null',
        '+ column thing.extra json null',
        '- column thing.fresh int not null',
        "+ column thing.kind enum('A','B') not null",
        "- column thing.kind enum('A','B','C') not null",
        '- column thing.name varchar(20) not null',
        '+ column thing.name varchar(10) not null',
        '+ index thing.thing_flag_idx(flag,name)',
        '- index thing.thing_flag_idx(name,flag)',
      ].sort((a, b) => a.slice(2).localeCompare(b.slice(2))),
    )
  })
})
