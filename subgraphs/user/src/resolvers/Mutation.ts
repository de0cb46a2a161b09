import { type MutationResolvers } from '#graphql'

export const Mutation: MutationResolvers = {
  register: async (_parent, { input }, { accounts }) => {
    const outcome = await accounts.register(input)
    switch (outcome.kind) {
      case 'registered':
        return { __typename: 'RegisterSuccess', user: { ...outcome.user, isOwners: true } }
      case 'invalid':
        return {
          __typename: 'InvalidRegistration',
          message: 'The registration is not valid.',
          fields: outcome.problems,
        }
      case 'username-taken':
        return { __typename: 'UsernameTaken', message: 'This username is taken.' }
      case 'email-taken':
        return { __typename: 'EmailTaken', message: 'This email belongs to an account already.' }
    }
  },

  login: async (_parent, { input }, { accounts }) => {
    const session = await accounts.login(input.login, input.password)
    if (!session) {
      return { __typename: 'InvalidCredentials', message: 'The login or the password is wrong.' }
    }
    const { token, expiresAt, user } = session
    return { __typename: 'LoginSuccess', token, expiresAt, user: { ...user, isOwners: true } }
  },

  logout: async (_parent, _args, { accounts, identity }) => ({
    loggedOut: await accounts.logout(identity),
  }),
}
