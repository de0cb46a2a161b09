import { processNames } from '../../scripts/lib/topology.ts'
import type { StackOptions } from '../../scripts/testing/stack.ts'

type ProcessEnvironments = NonNullable<StackOptions['processEnv']>

/**
 * As in production; and no order of a long run expires in the middle of a later measurement.
 * @param cpuProfiles a folder for the processes' CPU profiles, or null
 */
export function productionEnvironment(cpuProfiles: string | null): ProcessEnvironments {
  const entries = processNames.map((name) => [
    name,
    {
      NODE_ENV: 'production',
      PAYMENT_TIMEOUT_SECONDS: '86400',
      ...(cpuProfiles && { NODE_OPTIONS: profileOptions(cpuProfiles, name) }),
    },
  ])
  return Object.fromEntries(entries) as ProcessEnvironments
}

const profileOptions = (folder: string, name: string): string =>
  `--cpu-prof --cpu-prof-dir=${folder} --cpu-prof-name=${name}.cpuprofile`
