--[[
  Closes a sale: from then on nothing is accepted, whatever the clock says. Safe to repeat.

  Input:
    KEYS[1] sale   hash, see reserve

    ARGV[1] 1 to close it before its end too, else 0

  Output:
    { 1, available, units accepted and not yet settled }   closed
    { -1 }                                                 no such sale
    { -2, milliseconds until its end }                     not over yet
    { -3 }                                                 being rebuilt: ask again
]]
local saleKey = KEYS[1]

local sale = redis.call('HMGET', saleKey, 'state', 'endsAt', 'available', 'accepted', 'confirmed', 'failed', 'expired')
if not sale[1] then
  return { -1 }
end
if sale[1] == 'REBUILDING' then
  return { -3 }
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if sale[1] == 'OPEN' and ARGV[1] ~= '1' and now < tonumber(sale[2]) then
  return { -2, tonumber(sale[2]) - now }
end
redis.call('HSET', saleKey, 'state', 'CLOSED')
return { 1, tonumber(sale[3]), sale[4] - sale[5] - sale[6] - sale[7] }
