import { implementJob, type JobWorker } from '@floodgate/platform/job'
import { throughOutages } from '../data/outage.ts'
import { type PaymentSettler } from '../services/settle-payments.ts'
import { chargePayment } from './charge-payment.ts'
import { LOCK_DURATION_MS, type WorkerDependencies } from './worker-dependencies.ts'

const CONCURRENCY = 8

export function implementChargePayment(
  deps: WorkerDependencies & { readonly settler: PaymentSettler },
): JobWorker {
  return implementJob(
    chargePayment,
    deps.connection,
    ({ paymentId }) => throughOutages(deps, () => deps.settler.charge(paymentId)),
    { concurrency: CONCURRENCY, lockDurationMs: LOCK_DURATION_MS, logger: deps.logger },
  )
}
