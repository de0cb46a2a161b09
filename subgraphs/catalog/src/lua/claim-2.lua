-- Lets one of many readers load an entry that is missing or no longer fresh.
--
-- KEYS[1] the entry: `<fresh until, ms since the epoch>:<value>`
-- KEYS[2] its lease
-- ARGV[1] the reader's token
-- ARGV[2] for how many milliseconds the lease is good
-- ARGV[3] the reader's time, ms since the epoch
--
-- the entry, if another reader has loaded it meanwhile   1: the lease is the reader's   0: it is another's

local entry, lease = KEYS[1], KEYS[2]
local token, ttl, now = ARGV[1], ARGV[2], ARGV[3]

local text = redis.call('GET', entry)
if text and tonumber(string.match(text, '^%d+')) > tonumber(now) then
  return text
end
if redis.call('SET', lease, token, 'PX', ttl, 'NX') then
  return 1
end
return 0
