-- Takes back what login-attempt counted for a login that turned out to be right.
-- KEYS[1]  the counter, see login-attempt-1.lua
-- ARGV[1]  1 to forget earlier failures too, else 0
-- Returns  0
local counter, all = KEYS[1], ARGV[1] == '1'

if all then
  redis.call('DEL', counter)
elseif redis.call('EXISTS', counter) == 1 then
  if redis.call('HINCRBY', counter, 'failures', -1) <= 0 then redis.call('DEL', counter) else redis.call('HDEL', counter, 'until') end
end
return 0
