--[[
  A buyer's tickets in a sale, oldest first.

  Input:
    KEYS[1] buyers    hash, see reserve
    KEYS[2] tickets   hash, see reserve

    ARGV[1] user id

  Output:
    { { ticket id, record }... }
]]
local buyersKey, ticketsKey = KEYS[1], KEYS[2]

local result = {}
for id in string.gmatch(redis.call('HGET', buyersKey, ARGV[1]) or '', '[+-]([%w_]+)') do
  result[#result + 1] = { id, redis.call('HGET', ticketsKey, id) }
end
return result
