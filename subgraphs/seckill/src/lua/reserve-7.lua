--[[
  Accepts a purchase, or says why not: checks, decrement, ticket and the intent to write its order in one step.
  Constant work whatever the size of the sale.

  Input:
    KEYS[1] sale      hash: settings and counters
    KEYS[2] buyers    hash: user id -> units held, then `+` (holds units) or `-` (gave them back) and id of each ticket
    KEYS[3] tickets   hash: ticket id -> JSON array, see `ticketRecord` below
    KEYS[4] intents   stream of accepted tickets, read by the relay
    KEYS[5] bucket    string: when the buyer's token bucket is full again, in milliseconds
    KEYS[6] network   string: the same for the bucket of the buyer's network address
    KEYS[7] holders   string: a Bloom filter, of one bit each, of everybody who ever got a ticket

    ARGV[1] user id
    ARGV[2] id for the ticket, if one is made
    ARGV[3] quantity
    ARGV[4] idempotency key, unique within the buyer's tickets of this sale
    ARGV[5] pub/sub channel that wakes the relay
    ARGV[6] pub/sub channel of hints that the stock changed
    ARGV[7] 1 when the buyer showed a purchase token, else 0
    ARGV[8] 1 when the network address is known, else 0
    ARGV[9] hash of the user id for the filter, 32 bits
    ARGV[10] milliseconds for which a caller may answer "sold out" by itself; 0 for never
    ARGV[11] milliseconds after the granting of such a lease for which nothing is sold: more than the lease

  Output:
    { 1, ticket id, record, settled tickets, drain rate }    accepted
    { 2, ticket id, record, settled tickets, drain rate }    accepted before under this idempotency key
    { -1 }                                                   no such sale
    { -2, start in milliseconds }                            not started
    { -3 }                                                   ended
    { -4, milliseconds to wait }                             rate limited
    { -5, ticket id, record, settled tickets, drain rate }   the buyer's limit is reached
    { -6, limit }                                            quantity not allowed
    { -7, available, lease or '' }                           not enough units left; see SOLD OUT LEASES
    { -8 }                                                   being rebuilt after a loss: ask again
    { -9 }                                                   a purchase token is needed
    { -10, milliseconds to wait }                            units came back: on sale again after the wait

  SOLD OUT LEASES
    When nothing is left, the caller may tell that to whoever is not in the filter, without asking, for ARGV[10]
    milliseconds from when it sent the call. The lease, `<bits of the filter>:<epoch>:<sequence>`, names the state of the
    filter that this takes; '' is no lease. Units that come back meanwhile are sold only when every lease is over, so
    nobody can have got a ticket that a leaseholder does not know of.
]]
local saleKey, buyersKey, ticketsKey, intentsKey, bucketKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local networkKey, holdersKey = KEYS[6], KEYS[7]
local userId, newTicketId, quantity, idempotencyKey = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
local wakeChannel, stockChannel, hasToken, hasNetwork = ARGV[5], ARGV[6], ARGV[7] == '1', ARGV[8] == '1'
local hash, leaseMs, reopenMs = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])

-- Bounds the work of this script for a buyer who buys and cancels for ever.
local MAX_TICKETS_PER_BUYER = 100
local KEY_FIELD = 7

local sale = redis.call('HMGET', saleKey, 'state', 'startsAt', 'endsAt', 'perUserLimit', 'available',
  'sequence', 'accepted', 'rateBurst', 'rateIntervalMs', 'settled', 'drainRate', 'admission', 'holders', 'leasedUntil')
local state, startsAt, endsAt = sale[1], tonumber(sale[2]), tonumber(sale[3])
local perUserLimit, available = tonumber(sale[4]), tonumber(sale[5])
local rateBurst, rateInterval, settled, drainRate = tonumber(sale[8]), tonumber(sale[9]), sale[10], sale[11]

if not state then
  return { -1 }
end
-- A token needed (1) or not (0), requests of one address at once, milliseconds for one more
local admission = sale[12] or '0:1:0'
if not hasToken and string.byte(admission) == 49 then
  return { -9 }
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

if state == 'REBUILDING' then
  return { -8 }
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if state ~= 'OPEN' or now >= endsAt then
  return { -3 }
end
if now < startsAt then
  return { -2, startsAt }
end

local leasedUntil = tonumber(sale[14] or 0)
if available >= quantity and now < leasedUntil then
  return { -10, leasedUntil - now }
end

-- When a bucket is full again if it grants one more request, and how long it takes until it does.
local function ask(key, burst, interval)
  local fullAt = math.max(tonumber(redis.call('GET', key) or 0), now)
  return fullAt + interval, fullAt - now - interval * (burst - 1)
end
local function take(key, fullAt)
  redis.call('SET', key, string.format('%d', fullAt), 'PX', fullAt - now)
end
local networkBurst, networkInterval = 1, 0
if hasNetwork then
  networkBurst, networkInterval = string.match(admission, '^%d:(%d+):(%d+)$')
  networkBurst, networkInterval = tonumber(networkBurst), tonumber(networkInterval)
end
local bucketFullAt, networkFullAt, wait, networkWait = 0, 0, 0, 0
if rateInterval > 0 then
  bucketFullAt, wait = ask(bucketKey, rateBurst, rateInterval)
end
if networkInterval > 0 then
  networkFullAt, networkWait = ask(networkKey, networkBurst, networkInterval)
end
if wait > 0 or networkWait > 0 then
  return { -4, math.max(wait, networkWait) }
end
if rateInterval > 0 then
  take(bucketKey, bucketFullAt)
end
if networkInterval > 0 then
  take(networkKey, networkFullAt)
end
if ticketCount >= MAX_TICKETS_PER_BUYER then
  return { -4, endsAt - now }
end

if quantity < 1 or held + quantity > perUserLimit then
  return { -6, perUserLimit }
end

local holders = sale[13]
local filterBits, epoch, filtered
if holders then
  filterBits, epoch, filtered = string.match(holders, '^(%d+):(%d+):(%d+)$')
end
if available < quantity then
  -- A filter that lacks a ticket's buyer is of no use: those that were brought back after a loss are not in it.
  if available > 0 or filtered ~= sale[6] or leaseMs == 0 then
    return { -7, available, '' }
  end
  redis.call('HSET', saleKey, 'leasedUntil', string.format('%d', now + reopenMs))
  return { -7, available, holders }
end

local sequence = tonumber(sale[6]) + 1
-- status, version, quantity, sequence, accepted at, user id, idempotency key, order id, reason
local ticketRecord = cjson.encode({ 'Q', 1, quantity, sequence, now, userId, idempotencyKey, '', '' })

if filtered then
  redis.call('HSET', saleKey, 'available', available - quantity, 'sequence', sequence,
    'accepted', tonumber(sale[7]) + quantity, 'holders', filterBits .. ':' .. epoch .. ':' .. filtered + 1)
  redis.call('SETBIT', holdersKey, hash % filterBits, 1)
else
  redis.call('HSET', saleKey, 'available', available - quantity, 'sequence', sequence,
    'accepted', tonumber(sale[7]) + quantity)
end
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
