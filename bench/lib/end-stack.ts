import type { TestStack } from '../../scripts/testing/stack.ts'

/** Ends what nobody needs any more without the care for clients and data that takes `stop()` its time. Only a profile has to be written. */
export async function endStack(stack: TestStack, cpuProfiles: string | null): Promise<void> {
  if (cpuProfiles === null) {
    const services = [...Object.values(stack.processes), stack.mariadb, stack.redis]
    await Promise.all(services.map((service) => service.kill('SIGKILL')))
  }
  await stack.stop()
}
