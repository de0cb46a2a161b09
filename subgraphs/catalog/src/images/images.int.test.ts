import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeProduct } from '../testing/products.ts'
import {
  admin,
  IMAGE_BASE_URL,
  startSubgraph,
  type TestSubgraph,
} from '../testing/start-subgraph.ts'
import { createS3ImageStore } from './s3-image-store.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const picture = (width: number) =>
  sharp({ create: { width, height: 10, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()

interface Upload {
  __typename: string
  uploadKey: string
  url: string
  headers: { name: string; value: string }[]
}

async function createUpload(productId: string, size: number, contentType = 'image/jpeg') {
  const document = `mutation ($input: CreateImageUploadInput!) { createImageUpload(input: $input) {
    __typename ... on ImageUpload { uploadKey url headers { name value } } } }`
  const { data, errors } = await subgraph.ask<{ createImageUpload: Upload } | null>(
    document,
    { input: { productId, size, contentType } },
    admin,
  )
  if (!data) throw new Error(errors?.[0]?.extensions.code)
  return data.createImageUpload
}

/** The address is that of another machine, in the tests. */
const put = ({ url, headers }: Upload, body: Uint8Array<ArrayBuffer>, type?: string) =>
  fetch(`${subgraph.url}${new URL(url).pathname}`, {
    method: 'PUT',
    headers: {
      ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      ...(type && { 'content-type': type }),
    },
    body,
  })

async function add(productId: string, uploadKey: string) {
  const document = `mutation ($input: AddProductImageInput!) { addProductImage(input: $input) { __typename
    ... on AddProductImageSuccess { product { images { alt url small: url(width: 300) huge: url(width: 9000) } } } } }`
  const input = { productId, uploadKey, alt: 'Red' }
  type Answer = {
    __typename: string
    product: { images: { alt: string; url: string; small: string; huge: string }[] }
  }
  return (await subgraph.ask<{ addProductImage: Answer }>(document, { input }, admin)).data
    .addProductImage
}

it('takes a picture, makes its copies and serves them for ever', async () => {
  const id = await makeProduct(subgraph.prisma)
  const bytes = new Uint8Array(await picture(700))
  const upload = await createUpload(id, bytes.length)
  expect((await put(upload, bytes)).status).toBe(201)
  const { product } = await add(id, upload.uploadKey)
  const image = product.images.at(-1)
  expect(product.images).toHaveLength(3)
  expect(image).toMatchObject({ alt: 'Red', huge: image?.url })
  const served = await fetch((image?.small ?? '').replace(IMAGE_BASE_URL, `${subgraph.url}/images`))
  expect(served.headers.get('cache-control')).toContain('immutable')
  expect(served.headers.get('content-type')).toBe('image/webp')
  expect((await sharp(await served.arrayBuffer()).metadata()).width).toBe(320)
  expect((await add(id, upload.uploadKey)).__typename).toBe('ImageUnusable')
})

it('refuses what was not announced', async () => {
  const id = await makeProduct(subgraph.prisma)
  const bytes = new Uint8Array(await picture(10))
  const upload = await createUpload(id, bytes.length)
  expect((await put(upload, bytes, 'image/png')).status).toBe(415)
  expect((await put(upload, bytes.slice(1))).status).toBe(413)
  expect((await put(upload, new Uint8Array([...bytes, 0]))).status).toBe(413)
  const forged = { ...upload, url: `${upload.url}x` }
  expect((await put(forged, bytes)).status).toBe(403)
  await expect(createUpload(id, bytes.length, 'image/svg+xml')).rejects.toThrow('BAD_USER_INPUT')
  await expect(createUpload(id, 11 * 1024 * 1024)).rejects.toThrow('BAD_USER_INPUT')
})

it('refuses bytes that are no picture of their type, and the uploads of another product', async () => {
  const [id, other] = [await makeProduct(subgraph.prisma), await makeProduct(subgraph.prisma)]
  const text = new TextEncoder().encode('<svg/>')
  const upload = await createUpload(id, text.length)
  await put(upload, text)
  expect((await add(id, upload.uploadKey)).__typename).toBe('ImageUnusable')
  const bytes = new Uint8Array(await picture(10))
  const good = await createUpload(id, bytes.length)
  await put(good, bytes)
  expect((await add(other, good.uploadKey)).__typename).toBe('ImageUnusable')
  expect((await add(id, '../../etc/passwd')).__typename).toBe('ImageUnusable')
})

it('signs uploads to a bucket for one type and size', async () => {
  const store = createS3ImageStore({
    ...{ bucket: 'pictures', region: 'eu-central-1', endpoint: 'http://s3.example.com' },
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  })
  const { url, headers } = await store.presign({ key: 'a.jpg', contentType: 'image/jpeg', size: 7 })
  store.close()
  const { host, pathname, searchParams } = new URL(url)
  expect([host, pathname]).toEqual(['s3.example.com', '/pictures/a.jpg'])
  expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host')
  expect(searchParams.get('X-Amz-Expires')).toBe('900')
  expect(headers).toEqual({ 'content-type': 'image/jpeg' })
})
