--[[
  A sale's figures at one moment.

  Input:
    KEYS[1] sale   hash, see reserve

  Output:
    { now in milliseconds, quota, available, accepted, confirmed, failed, expired, sequence, releases, settled, drain rate };
    without such a sale: { now }
]]
local saleKey = KEYS[1]

local time = redis.call('TIME')
local result = { time[1] * 1000 + math.floor(time[2] / 1000) }
local sale = redis.call('HMGET', saleKey, 'quota', 'available', 'accepted', 'confirmed', 'failed', 'expired',
  'sequence', 'releases', 'settled', 'drainRate')
if sale[1] then
  for i = 1, #sale do
    result[i + 1] = sale[i]
  end
end
return result
