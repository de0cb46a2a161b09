--[[
  Ends the rebuilding of a sale: from then on it is open or closed. Safe to repeat.

  Input:
    KEYS[1] sale      hash, see reserve
    KEYS[2] tickets   hash, see reserve

    ARGV[1] OPEN or CLOSED
    ARGV[2] pub/sub channel of hints that the stock changed

  Output:
    1   done
    0   was not being rebuilt
]]
local saleKey, ticketsKey = KEYS[1], KEYS[2]

local sale = redis.call('HMGET', saleKey, 'state', 'sequence', 'settled')
if sale[1] ~= 'REBUILDING' then
  return 0
end
-- Tickets that were lost for good left gaps in the sequence: the next one's position must not count them.
local queued = redis.call('HLEN', ticketsKey) - tonumber(sale[3])
redis.call('HSET', saleKey, 'state', ARGV[1], 'settled', math.max(0, tonumber(sale[2]) - queued))
redis.call('PUBLISH', ARGV[2], '')
return 1
