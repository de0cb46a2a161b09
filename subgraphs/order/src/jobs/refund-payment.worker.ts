import { implementJob, type JobWorker } from '@floodgate/platform/job'
import { throughOutages } from '../data/outage.ts'
import { type PaymentSettler } from '../services/settle-payments.ts'
import { refundPayment } from './refund-payment.ts'
import { LOCK_DURATION_MS, type WorkerDependencies } from './worker-dependencies.ts'

const CONCURRENCY = 4

export function implementRefundPayment(
  deps: WorkerDependencies & { readonly settler: PaymentSettler },
): JobWorker {
  return implementJob(
    refundPayment,
    deps.connection,
    ({ paymentId }) => throughOutages(deps, () => deps.settler.refund(paymentId)),
    { concurrency: CONCURRENCY, lockDurationMs: LOCK_DURATION_MS, logger: deps.logger },
  )
}
