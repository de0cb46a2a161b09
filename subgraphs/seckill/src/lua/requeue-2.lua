--[[
  Writes the intent of tickets anew that are still queued, in case theirs was lost on its way: whoever gets a ticket's
  intent twice does nothing the second time.

  Input:
    KEYS[1] tickets   hash, see reserve
    KEYS[2] intents   stream, see reserve

    ARGV[1] pub/sub channel that wakes the relay
    ARGV[2..] ticket ids

  Output:
    how many were written
]]
local ticketsKey, intentsKey = KEYS[1], KEYS[2]
local STATUS = 1

local written = 0
for i = 2, #ARGV do
  local record = redis.call('HGET', ticketsKey, ARGV[i])
  if record and cjson.decode(record)[STATUS] == 'Q' then
    redis.call('XADD', intentsKey, '*', 'ticketId', ARGV[i], 'record', record)
    written = written + 1
  end
end
if written > 0 then
  redis.call('PUBLISH', ARGV[1], '')
end
return written
