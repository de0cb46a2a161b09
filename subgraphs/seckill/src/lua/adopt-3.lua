--[[
  Gives a sale tickets that it should know and does not: lost with Redis, known to a database or to the stream of intents.
  A ticket that it knows stays exactly as it is, so the same may be adopted twice. Units held are taken from `available`,
  which may so fall below zero until tickets that the fence refuses have given theirs back.

  Input:
    KEYS[1] sale      hash, see reserve
    KEYS[2] buyers    hash, see reserve
    KEYS[3] tickets   hash, see reserve

    ARGV[1] pub/sub channel of hints that the stock changed
    ARGV[2..] two per ticket: ticket id; record, see `ticketRecord` in reserve

  Output:
    { 1, tickets adopted, units taken }
    { -1 }                                no such sale
]]
local saleKey, buyersKey, ticketsKey = KEYS[1], KEYS[2], KEYS[3]
local stockChannel = ARGV[1]
local STATUS, QUANTITY, SEQUENCE, USER = 1, 3, 4, 6

if redis.call('EXISTS', saleKey) == 0 then
  return { -1 }
end
local counterOf = { C = 'confirmed', F = 'failed', X = 'expired' }
local changes = { accepted = 0, available = 0, confirmed = 0, failed = 0, expired = 0, settled = 0 }
local highest, adopted = 0, 0

local function add(counter, units)
  changes[counter] = changes[counter] + units
end

for i = 2, #ARGV, 2 do
  local ticketId, record = ARGV[i], ARGV[i + 1]
  if redis.call('HSETNX', ticketsKey, ticketId, record) == 1 then
    local ticket = cjson.decode(record)
    local status, quantity, userId = ticket[STATUS], ticket[QUANTITY], ticket[USER]
    local holds = status == 'Q' or status == 'C'
    local held, marks = string.match(redis.call('HGET', buyersKey, userId) or '0', '^(%d+)(.*)')
    if holds then
      held = tonumber(held) + quantity
      add('available', -quantity)
    end
    redis.call('HSET', buyersKey, userId, string.format('%d', held) .. marks .. (holds and '+' or '-') .. ticketId)
    add('accepted', quantity)
    if status ~= 'Q' then
      add(counterOf[status], quantity)
      add('settled', 1)
    end
    highest = math.max(highest, ticket[SEQUENCE])
    adopted = adopted + 1
  end
end

for counter, change in pairs(changes) do
  if change ~= 0 then
    redis.call('HINCRBY', saleKey, counter, change)
  end
end
if highest > tonumber(redis.call('HGET', saleKey, 'sequence')) then
  redis.call('HSET', saleKey, 'sequence', highest)
end
if adopted > 0 then
  -- The filter of holders, see reserve, lacks these: nobody may answer by it any more.
  redis.call('HDEL', saleKey, 'holders')
  -- Whose tickets were adopted is not in the filter: it may no longer stand for all of them.
  redis.call('HDEL', saleKey, 'holders')
  -- The stock's version: it changed without an acceptance.
  redis.call('HINCRBY', saleKey, 'releases', 1)
  redis.call('PUBLISH', stockChannel, '')
end
return { 1, adopted, -changes.available }
