import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '@floodgate/platform/identifier'
import type { Logger } from '@floodgate/platform/logging'
import { createTransport } from 'nodemailer'
import type { Mail } from './mail.ts'

export interface Mailer {
  /** Nobody waits for a mail, so that how long one takes says nothing about whether there was one. Failures are logged. */
  send(mail: Mail): void
  /** Resolves when the mails under way are sent. */
  close(): Promise<void>
}

export interface MailerOptions {
  readonly from: string
  /** `smtp://` or `smtps://user:password@host:port`. */
  readonly url?: string | undefined
  /** Without a URL, mails are written here instead; without either, they are dropped. */
  readonly directory?: string | undefined
  readonly logger: Logger
}

export function createMailer({ from, url, directory, logger }: MailerOptions): Mailer {
  const deliver = url ? bySmtp(url) : directory ? toFolder(directory, logger) : dropped(logger)
  const underWay = new Set<Promise<void>>()

  return {
    send(mail) {
      const sending = deliver
        .send({ ...mail, from })
        .catch((err: unknown) => logger.error({ err, subject: mail.subject }, 'mail failed'))
      const tracked = sending.finally(() => underWay.delete(tracked))
      underWay.add(tracked)
    },
    async close() {
      await Promise.all(underWay)
      deliver.close()
    },
  }
}

interface Delivery {
  send(mail: Mail & { from: string }): Promise<void>
  close(): void
}

function bySmtp(url: string): Delivery {
  const transport = createTransport(url)
  return {
    async send(mail) {
      await transport.sendMail(mail)
    },
    close: () => transport.close(),
  }
}

/** For development: the log says which file to read. */
function toFolder(directory: string, logger: Logger): Delivery {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const transport = createTransport({ streamTransport: true, buffer: true })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(mail)
      const path = join(directory, `${newId('msg')}.eml`)
      await writeFile(path, message, { mode: 0o600 })
      logger.info({ path, subject: mail.subject }, 'mail written')
    },
    close: () => undefined,
  }
}

function dropped(logger: Logger): Delivery {
  return {
    send({ subject }) {
      logger.warn({ subject }, 'mail dropped: neither MAIL_URL nor MAIL_DIRECTORY is set')
      return Promise.resolve()
    },
    close: () => undefined,
  }
}
