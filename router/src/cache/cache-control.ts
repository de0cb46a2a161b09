import type { CachePolicy } from '../executor/caching/cache-policy.ts'

/**
 * The `Cache-Control` header of an answer without errors.
 * @param age seconds since it was made
 */
export function cacheControlHeader({ maxAge, scope }: CachePolicy, age = 0): string {
  return `${scope.toLowerCase()}, max-age=${Math.max(0, maxAge - age)}`
}
