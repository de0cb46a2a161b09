-- Copies a stock balance, unless the copy is as new: balances may arrive in any order.
--
-- KEYS[1] the copy: `<revision>:<units>`
-- ARGV[1] the balance's revision
-- ARGV[2] its units
-- ARGV[3] for how many milliseconds the copy is kept
--
-- 1: copied   0: the copy was as new or newer

local copy = KEYS[1]
local revision, units, ttl = ARGV[1], ARGV[2], ARGV[3]

local known = redis.call('GET', copy)
if known and tonumber(string.match(known, '^%d+')) >= tonumber(revision) then
  return 0
end
redis.call('SET', copy, revision .. ':' .. units, 'PX', ttl)
return 1
