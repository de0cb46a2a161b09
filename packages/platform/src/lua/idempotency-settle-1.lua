-- Ends the right to run a request: with its result, or without one, so that the next may run it.
-- KEYS[1]  the record, see idempotency-claim-1.lua
-- ARGV[1]  who holds the right
-- ARGV[2]  the result; empty when there is none
-- ARGV[3]  milliseconds that the record is kept
-- Returns  1: done; 0: the right was lost to another
local record = KEYS[1]
local owner, result, kept = ARGV[1], ARGV[2], tonumber(ARGV[3])

if redis.call('HGET', record, 'owner') ~= owner then return 0 end
if result == '' then
  redis.call('HSET', record, 'owner', '', 'until', 0)
else
  redis.call('HSET', record, 'result', result)
end
redis.call('PEXPIRE', record, kept)
return 1
