-- Counts a login that is about to be checked as one that failed, unless it comes too soon after those that did.
-- KEYS[1]  a hash of failures and until (milliseconds since the epoch)
-- ARGV[1]  how many failures are free of delay
-- ARGV[2]  milliseconds of the first delay; each further failure doubles it
-- ARGV[3]  milliseconds of the longest delay
-- ARGV[4]  milliseconds after the last attempt in which all is forgotten
-- Returns  0: go on; else the milliseconds to wait
local counter = KEYS[1]
local free, first, longest, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local wait = tonumber(redis.call('HGET', counter, 'until') or '0') - now
if wait > 0 then return wait end
local failures = redis.call('HINCRBY', counter, 'failures', 1)
if failures > free then
  local delay = math.min(longest, first * 2 ^ math.min(failures - free - 1, 30))
  redis.call('HSET', counter, 'until', string.format('%.0f', now + delay))
end
redis.call('PEXPIRE', counter, window)
return 0
