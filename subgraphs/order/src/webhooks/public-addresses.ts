import { lookup as resolve, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** The address that was asked for is none of the public Internet's. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'

  constructor(host: string) {
    super(`${host} is not at a public address`)
  }
}

const reserved = new BlockList()
// IANA's registries of special-purpose addresses: nothing of the public Internet answers there.
const NETWORKS_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]
// With those in it that hold an IPv4 address: 6to4, Teredo, NAT64.
const NETWORKS_6 = [
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]
for (const [family, networks] of [
  ['ipv4', NETWORKS_4],
  ['ipv6', NETWORKS_6],
] as const) {
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/')
    reserved.addSubnet(address, Number(bits), family)
  }
}

/** Whether a machine of the public Internet may have this address. An IPv4 address inside an IPv6 one counts as itself. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  return !reserved.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Resolves a name for a connection that is about to be made, and refuses it unless every address is public. The connection
 * goes to what was checked here: a name that resolves to something else a moment later gains nothing.
 */
export const resolvePublic: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const found: LookupAddress[] = error ? [] : addresses
    const [first] = found
    if (error) return callback(error, '')
    if (!first || !found.every(({ address }) => isPublicAddress(address))) {
      return callback(new PrivateAddressError(hostname), '')
    }
    if (options.all) callback(null, found)
    else callback(null, first.address, first.family)
  })
}
