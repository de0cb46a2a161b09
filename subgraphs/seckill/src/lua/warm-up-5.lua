--[[
  Puts a sale's state in place before it starts, or anew after it was lost. A sale that is there stays exactly as it is.

  Input:
    KEYS[1] sale      hash, see reserve
    KEYS[2] buyers    hash, see reserve
    KEYS[3] tickets   hash, see reserve
    KEYS[4] intents   stream, see reserve
    KEYS[5] holders   string, see reserve

    ARGV[1] start, in milliseconds since the epoch
    ARGV[2] end, in milliseconds since the epoch
    ARGV[3] quota
    ARGV[4] units that one buyer may hold
    ARGV[5] token bucket: requests that a buyer may make at once
    ARGV[6] token bucket: milliseconds after which one more is granted; 0 for no limit
    ARGV[7] the relay's consumer group
    ARGV[8] OPEN, or REBUILDING while its tickets are being brought back: then nothing is accepted
    ARGV[9] what the count of returns begins with: higher than that of a state that was lost
    ARGV[10] who is let in: 1 when a purchase token is needed, else 0; requests that a network address may make at once;
      milliseconds for one more, 0 for no limit; with `:` between
    ARGV[11] bits of the filter of those who hold tickets, see reserve

  Output:
    1   warmed up
    0   was there before
    2   is being rebuilt
]]
local saleKey, buyersKey, ticketsKey, intentsKey, holdersKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]

local state = redis.call('HGET', saleKey, 'state')
if state then
  return state == 'REBUILDING' and 2 or 0
end
-- What is left of a sale without its figures can't be counted: only its intents, which `adopt` brings back, are kept.
redis.call('DEL', buyersKey, ticketsKey)
local time = redis.call('TIME')
local epoch = string.format('%d', time[1] * 1000000 + time[2])
-- What reserve reads comes first: a small hash is searched from its beginning.
redis.call('HSET', saleKey,
  'state', ARGV[8], 'startsAt', ARGV[1], 'endsAt', ARGV[2], 'perUserLimit', ARGV[4], 'available', ARGV[3],
  'sequence', 0, 'accepted', 0, 'rateBurst', ARGV[5], 'rateIntervalMs', ARGV[6], 'settled', 0, 'drainRate', 0,
  'admission', ARGV[10], 'holders', ARGV[11] .. ':' .. epoch .. ':0', 'leasedUntil', 0,
  'quota', ARGV[3], 'confirmed', 0, 'failed', 0, 'expired', 0, 'releases', ARGV[9], 'drainFrom', 0, 'drainCount', 0)
-- At its full length from the start: a string that grows is moved, and that must not be a buyer's purchase to wait for.
redis.call('SETBIT', holdersKey, ARGV[11] - 1, 0)
redis.pcall('XGROUP', 'CREATE', intentsKey, ARGV[7], '0', 'MKSTREAM')
return 1
