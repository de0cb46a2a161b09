import { GraphQLScalarType } from 'graphql'
import { CurrencyResolver, DateTimeResolver } from 'graphql-scalars'

/** RFC 3339, UTC; a `Date` inside. */
export const DateTime = DateTimeResolver

/** ISO 4217. */
export const CurrencyCode = new GraphQLScalarType({
  ...CurrencyResolver.toConfig(),
  name: 'CurrencyCode',
})
