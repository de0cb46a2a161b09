--[[
  Brings `available` back to what the sale's own counters say, if they differ: down always, since fewer can never be
  sold twice; up only as far as the fence proves that units are free.

  Input:
    KEYS[1] sale   hash, see reserve

    ARGV[1] pub/sub channel of hints that the stock changed
    ARGV[2] units that orders hold by the fence

  Output:
    by how many units `available` changed
]]
local saleKey = KEYS[1]
local sold = tonumber(ARGV[2])

local sale = redis.call('HMGET', saleKey, 'quota', 'available', 'accepted', 'confirmed', 'failed', 'expired')
if not sale[1] then
  return 0
end
local quota, available, confirmed = tonumber(sale[1]), tonumber(sale[2]), tonumber(sale[4])
local queued = sale[3] - confirmed - sale[5] - sale[6]
local change = quota - queued - confirmed - available
if change > 0 then
  change = math.max(0, math.min(change, quota - queued - math.max(sold, confirmed) - available))
end
if change ~= 0 then
  redis.call('HINCRBY', saleKey, 'available', change)
  redis.call('HINCRBY', saleKey, 'releases', 1)
  redis.call('PUBLISH', ARGV[1], '')
end
return change
