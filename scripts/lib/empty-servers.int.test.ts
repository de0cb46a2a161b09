import { expect, it } from 'vitest'
import { createScratchDatabase } from '../testing/scratch-database.ts'
import { connectDatabase } from './database-connection.ts'
import { emptyDatabase } from './empty-servers.ts'

it('drops tables that refer to each other, and views', async () => {
  const database = await createScratchDatabase()
  const connection = await connectDatabase(database.url)
  await connection.query('CREATE TABLE parent (id INT PRIMARY KEY)')
  await connection.query(
    'CREATE TABLE child (id INT PRIMARY KEY, parent_id INT, FOREIGN KEY (parent_id) REFERENCES parent (id))',
  )
  await connection.query('CREATE VIEW both_ids AS SELECT id FROM parent')
  expect(await emptyDatabase(database.url)).toBe(3)
  expect(await connection.query('SHOW TABLES')).toEqual([])
  await connection.end()
  await database.drop()
})
