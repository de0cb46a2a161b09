import { GraphQLScalarType } from 'graphql'
import { CurrencyResolver, DateTimeResolver, JSONObjectResolver } from 'graphql-scalars'

/** RFC 3339, UTC; a `Date` inside. */
export const DateTime = DateTimeResolver

/** ISO 4217. */
export const CurrencyCode = new GraphQLScalarType({
  ...CurrencyResolver.toConfig(),
  name: 'CurrencyCode',
})

/** An object of any form, such as the attributes of a product. */
export const JSONObject = JSONObjectResolver
