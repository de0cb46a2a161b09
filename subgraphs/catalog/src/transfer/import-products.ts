import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { isUniqueViolation } from '@floodgate/platform/database'
import { CsvError, parse } from 'csv-parse'
import type { PrismaClient } from '#prisma'
import { inTransaction } from '../data/transaction.ts'
import { type CsvRecord, keyOfLine, readLine, REQUIRED_COLUMNS } from './product-line.ts'
import { type NumberedLine, type RowFault, writeLines } from './write-lines.ts'

export interface ImportProgress {
  /** Rows of the file that are done, those of an earlier run that was cut off included. */
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly faults: number
}

export interface ImportOptions {
  readonly prisma: PrismaClient
  readonly file: string
  readonly onFault: (fault: RowFault) => void
  readonly onProgress: (progress: ImportProgress) => void
  /** Rows of one transaction. @default 500 */
  readonly batchSize?: number
}

/**
 * Reads a file of products as a stream, in batches of one transaction each, with which the place in the file is kept: a run
 * that is cut off goes on there. A file that was imported whole is read again, and changes nothing where nothing has changed.
 * @throws Error when the file is no CSV, or lacks a column
 */
export async function importProducts(options: ImportOptions): Promise<ImportProgress> {
  const { prisma, file, onFault, onProgress, batchSize = 500 } = options
  const fileDigest = await digestOf(file)
  const earlier = await prisma.catalogImport.findUnique({ where: { fileDigest } })
  const start = earlier && !earlier.finished ? earlier.rowsDone : 0
  let progress: ImportProgress = { rows: start, created: 0, updated: 0, faults: 0 }

  const fail = (fault: RowFault) => {
    progress = { ...progress, faults: progress.faults + 1 }
    onFault(fault)
  }

  async function write(batch: readonly NumberedLine[], rows: number): Promise<void> {
    const { created, updated } = await writeOrSplit(prisma, batch, fail)
    progress = {
      ...progress,
      rows,
      created: progress.created + created,
      updated: progress.updated + updated,
    }
    const mark = {
      rowsDone: rows,
      written: progress.created + progress.updated,
      finished: false,
      updatedAt: new Date(),
    }
    await prisma.catalogImport.upsert({
      where: { fileDigest },
      create: { fileDigest, ...mark },
      update: mark,
    })
    onProgress(progress)
  }

  let batch: NumberedLine[] = []
  let keys = new Set<string>()
  let row = 0
  for await (const record of records(file)) {
    row += 1
    if (row <= start) continue
    const line = readLine(record)
    if (typeof line === 'string') {
      fail({ row, message: line })
    } else {
      // A batch knows each product once, and a product before its variants.
      const key = keyOfLine(line)
      const before = keys.has(key) || (line.variantOf !== null && keys.has(line.variantOf))
      if (before) {
        await write(batch, row - 1)
        ;[batch, keys] = [[], new Set()]
      }
      batch.push({ row, line })
      keys.add(key)
    }
    if (batch.length < batchSize) continue
    await write(batch, row)
    ;[batch, keys] = [[], new Set()]
  }
  await write(batch, row)
  await prisma.catalogImport.update({ where: { fileDigest }, data: { finished: true } })
  return progress
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function* records(file: string): AsyncGenerator<CsvRecord> {
  const parser = createReadStream(file).pipe(
    parse({
      bom: true,
      columns: (header: string[]) => {
        const missing = REQUIRED_COLUMNS.filter((column) => !header.includes(column))
        if (missing.length > 0) throw new Error(`The file has no column ${missing.join(', ')}.`)
        return header
      },
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }),
  )
  try {
    for await (const record of parser) yield record as CsvRecord
  } catch (error) {
    if (error instanceof CsvError)
      throw new Error(`The file is no CSV: ${error.message}`, { cause: error })
    throw error
  }
}

/** A line that hits a unique key, such as a SKU of another product, is told, and the others are written. */
async function writeOrSplit(
  prisma: PrismaClient,
  batch: readonly NumberedLine[],
  fail: (fault: RowFault) => void,
): Promise<{ created: number; updated: number }> {
  if (batch.length === 0) return { created: 0, updated: 0 }
  try {
    const { created, updated, faults } = await inTransaction(prisma, (tx) => writeLines(tx, batch))
    faults.forEach(fail)
    return { created, updated }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const [only] = batch
    if (batch.length === 1 && only) {
      fail({ row: only.row, message: 'Its slug or SKU is that of another product.' })
      return { created: 0, updated: 0 }
    }
    const middle = Math.ceil(batch.length / 2)
    const first = await writeOrSplit(prisma, batch.slice(0, middle), fail)
    const second = await writeOrSplit(prisma, batch.slice(middle), fail)
    return { created: first.created + second.created, updated: first.updated + second.updated }
  }
}
