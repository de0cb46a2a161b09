--[[
  Puts a sale's state in place before it starts. A sale that is there already stays exactly as it is.

  Input:
    KEYS[1] sale      hash, see reserve
    KEYS[2] intents   stream, see reserve

    ARGV[1] start, in milliseconds since the epoch
    ARGV[2] end, in milliseconds since the epoch
    ARGV[3] quota
    ARGV[4] units that one buyer may hold
    ARGV[5] token bucket: requests that a buyer may make at once
    ARGV[6] token bucket: milliseconds after which one more is granted; 0 for no limit
    ARGV[7] the relay's consumer group

  Output:
    1   warmed up
    0   was there before
]]
local saleKey, intentsKey = KEYS[1], KEYS[2]

if redis.call('EXISTS', saleKey) == 1 then
  return 0
end
-- What reserve reads comes first: a small hash is searched from its beginning.
redis.call('HSET', saleKey,
  'state', 'OPEN', 'startsAt', ARGV[1], 'endsAt', ARGV[2], 'perUserLimit', ARGV[4], 'available', ARGV[3],
  'sequence', 0, 'accepted', 0, 'rateBurst', ARGV[5], 'rateIntervalMs', ARGV[6], 'settled', 0, 'drainRate', 0,
  'quota', ARGV[3], 'confirmed', 0, 'failed', 0, 'expired', 0, 'releases', 0, 'drainFrom', 0, 'drainCount', 0)
redis.call('XGROUP', 'CREATE', intentsKey, ARGV[7], '0', 'MKSTREAM')
return 1
