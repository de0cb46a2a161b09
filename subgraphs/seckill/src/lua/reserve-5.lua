--[[
  Accepts a purchase, or says why not: checks, decrement, ticket and the intent to write its order in one step.
  Constant work whatever the size of the sale.

  Input:
    KEYS[1] sale      hash: settings and counters
    KEYS[2] buyers    hash: user id -> units held, then `+` (holds units) or `-` (gave them back) and id of each ticket
    KEYS[3] tickets   hash: ticket id -> JSON array, see `ticketRecord` below
    KEYS[4] intents   stream of accepted tickets, read by the relay
    KEYS[5] bucket    string: when the buyer's token bucket is full again, in milliseconds

    ARGV[1] user id
    ARGV[2] id for the ticket, if one is made
    ARGV[3] quantity
    ARGV[4] idempotency key, unique within the buyer's tickets of this sale
    ARGV[5] pub/sub channel that wakes the relay
    ARGV[6] pub/sub channel of hints that the stock changed

  Output:
    { 1, ticket id, record, settled tickets, drain rate }    accepted
    { 2, ticket id, record, settled tickets, drain rate }    accepted before under this idempotency key
    { -1 }                                                   no such sale
    { -2, start in milliseconds }                            not started
    { -3 }                                                   ended
    { -4, milliseconds to wait }                             rate limited
    { -5, ticket id, record, settled tickets, drain rate }   the buyer's limit is reached
    { -6, limit }                                            quantity not allowed
    { -7, available }                                        not enough units left
]]
local saleKey, buyersKey, ticketsKey, intentsKey, bucketKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local userId, newTicketId, quantity, idempotencyKey = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
local wakeChannel, stockChannel = ARGV[5], ARGV[6]

-- Bounds the work of this script for a buyer who buys and cancels for ever.
local MAX_TICKETS_PER_BUYER = 100
local KEY_FIELD = 7

local sale = redis.call('HMGET', saleKey, 'state', 'startsAt', 'endsAt', 'perUserLimit', 'available',
  'sequence', 'accepted', 'rateBurst', 'rateIntervalMs', 'settled', 'drainRate')
local state, startsAt, endsAt = sale[1], tonumber(sale[2]), tonumber(sale[3])
local perUserLimit, available = tonumber(sale[4]), tonumber(sale[5])
local rateBurst, rateInterval, settled, drainRate = tonumber(sale[8]), tonumber(sale[9]), sale[10], sale[11]

if not state then
  return { -1 }
end

-- A buyer's own ticket comes first, so that a retry finds it whatever became of the sale meanwhile.
local buyer = redis.call('HGET', buyersKey, userId)
local held, marks, ticketCount, holding = 0, '', 0, nil
if buyer then
  held, marks = string.match(buyer, '^(%d+)(.*)')
  held = tonumber(held)
  for mark, id in string.gmatch(marks, '([+-])([%w_]+)') do
    local record = redis.call('HGET', ticketsKey, id)
    if cjson.decode(record)[KEY_FIELD] == idempotencyKey then
      return { 2, id, record, settled, drainRate }
    end
    if mark == '+' then
      holding = { id, record }
    end
    ticketCount = ticketCount + 1
  end
end
if holding and held >= perUserLimit then
  return { -5, holding[1], holding[2], settled, drainRate }
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if state ~= 'OPEN' or now >= endsAt then
  return { -3 }
end
if now < startsAt then
  return { -2, startsAt }
end

if rateInterval > 0 then
  local fullAt = math.max(tonumber(redis.call('GET', bucketKey) or 0), now)
  local wait = fullAt - now - rateInterval * (rateBurst - 1)
  if wait > 0 then
    return { -4, wait }
  end
  fullAt = fullAt + rateInterval
  redis.call('SET', bucketKey, string.format('%d', fullAt), 'PX', fullAt - now)
end
if ticketCount >= MAX_TICKETS_PER_BUYER then
  return { -4, endsAt - now }
end

if quantity < 1 or held + quantity > perUserLimit then
  return { -6, perUserLimit }
end
if available < quantity then
  return { -7, available }
end

local sequence = tonumber(sale[6]) + 1
-- status, version, quantity, sequence, accepted at, user id, idempotency key, order id, reason
local ticketRecord = cjson.encode({ 'Q', 1, quantity, sequence, now, userId, idempotencyKey, '', '' })

redis.call('HSET', saleKey, 'available', available - quantity, 'sequence', sequence,
  'accepted', tonumber(sale[7]) + quantity)
redis.call('HSET', buyersKey, userId, held + quantity .. marks .. '+' .. newTicketId)
redis.call('HSET', ticketsKey, newTicketId, ticketRecord)
redis.call('XADD', intentsKey, '*', 'ticketId', newTicketId, 'record', ticketRecord)

-- While the stream has entries the relay is at work anyway, and hints at the stock itself.
if redis.call('XLEN', intentsKey) == 1 then
  redis.call('PUBLISH', wakeChannel, '')
  redis.call('PUBLISH', stockChannel, '')
elseif available == quantity then
  redis.call('PUBLISH', stockChannel, '')
end

return { 1, newTicketId, ticketRecord, settled, drainRate }
