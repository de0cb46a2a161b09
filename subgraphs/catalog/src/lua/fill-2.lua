-- Keeps what a loader read, unless the entry was forgotten since it took its lease: what it read may be out of date then.
--
-- KEYS[1] the entry
-- KEYS[2] its lease
-- ARGV[1] the loader's token
-- ARGV[2] the entry's text
-- ARGV[3] for how many milliseconds it is kept
--
-- 1: kept   0: not kept

local entry, lease = KEYS[1], KEYS[2]
local token, text, ttl = ARGV[1], ARGV[2], ARGV[3]

if redis.call('GET', lease) ~= token then
  return 0
end
redis.call('SET', entry, text, 'PX', ttl)
redis.call('DEL', lease)
return 1
