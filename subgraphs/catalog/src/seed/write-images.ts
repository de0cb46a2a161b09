import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoImage } from './demo-products.ts'

/** Writes the image files that are missing. @returns how many were written now */
export async function writeImages(
  directory: string,
  images: readonly DemoImage[],
): Promise<number> {
  await mkdir(directory, { recursive: true })
  const present = new Set(await readdir(directory))
  const missing = images.filter(({ file }) => !present.has(file))
  await Promise.all(missing.map((image) => writeWhole(directory, image)))
  return missing.length
}

// A run that is cut off leaves no half file under the final name, which the next run would take for done.
async function writeWhole(directory: string, { file, svg }: DemoImage): Promise<void> {
  const unfinished = join(directory, `.${file}.${process.pid}`)
  await writeFile(unfinished, svg)
  await rename(unfinished, join(directory, file))
}
