import { isId } from '@floodgate/platform/identifier'
import DataLoader from 'dataloader'
import type { User } from '../domain/user.ts'
import type { UserRepository } from './user-repository.ts'

export type UserLoader = DataLoader<string, User | null>

/** One per request: the accounts asked for in one tick are read together, each of them once. */
export function createUserLoader(users: UserRepository): UserLoader {
  return new DataLoader(async (ids) => {
    const found = await users.findByIds(ids.filter((id) => isId('usr', id)))
    const byId = new Map(found.map((user) => [user.id, user]))
    return ids.map((id) => byId.get(id) ?? null)
  })
}
