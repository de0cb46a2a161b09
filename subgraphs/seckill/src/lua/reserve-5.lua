--[[
  Accepts purchases of one sale, or says why not: for each its checks, decrement, ticket and the intent to write its
  order, in one step. Constant work for each whatever the size of the sale. Purchases that come together share a call,
  and with it the reading and the writing of the sale's figures; they are judged one after the other, in their order.

  Input:
    KEYS[1] sale      hash: settings and counters
    KEYS[2] buyers    hash: user id -> units held, then `+` (holds units) or `-` (gave them back) and id of each ticket
    KEYS[3] tickets   hash: ticket id -> JSON array, see `ticketRecord` below
    KEYS[4] intents   stream of accepted tickets, read by the relay
    KEYS[5] holders   string: a Bloom filter, of one bit each, of everybody who ever got a ticket

    ARGV[1] pub/sub channel that wakes the relay
    ARGV[2] pub/sub channel of hints that the stock changed
    ARGV[3] milliseconds for which a caller may answer "sold out" by itself; 0 for never
    ARGV[4] milliseconds after the granting of such a lease for which nothing is sold: more than the lease
    ARGV[5] what comes before a user's id in the key of the buyer's token bucket: a string, when it is full again, in
      milliseconds. Its hash tag is that of KEYS
    ARGV[6] the same before a network address
    ARGV[7..] seven per purchase: user id; id for the ticket, if one is made; quantity; idempotency key, unique within the
      buyer's tickets of this sale; 1 when the buyer showed a purchase token, else 0; network address, or '' when it is
      not known; hash of the user id for the filter, 32 bits

  Output, an array of one for each purchase:
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
    { -11, message }                                         what is stored of the buyer is damaged

  SOLD OUT LEASES
    When nothing is left, the caller may tell that to whoever is not in the filter, without asking, for ARGV[3]
    milliseconds from when it sent the call. The lease, `<bits of the filter>:<epoch>:<sequence>`, names the state of the
    filter that this takes; '' is no lease. Units that come back meanwhile are sold only when every lease is over, so
    nobody can have got a ticket that a leaseholder does not know of.
]]
local saleKey, buyersKey, ticketsKey, intentsKey, holdersKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local wakeChannel, stockChannel = ARGV[1], ARGV[2]
local leaseMs, reopenMs = tonumber(ARGV[3]), tonumber(ARGV[4])
local bucketPrefix, networkPrefix = ARGV[5], ARGV[6]
local FIRST, WIDTH = 7, 7

-- Bounds the work of this script for a buyer who buys and cancels for ever.
local MAX_TICKETS_PER_BUYER = 100
local KEY_FIELD = 7

local sale = redis.call('HMGET', saleKey, 'state', 'startsAt', 'endsAt', 'perUserLimit', 'available',
  'sequence', 'accepted', 'rateBurst', 'rateIntervalMs', 'settled', 'drainRate', 'admission', 'holders', 'leasedUntil')
local state, startsAt, endsAt = sale[1], tonumber(sale[2]), tonumber(sale[3])
local perUserLimit, available = tonumber(sale[4]), tonumber(sale[5])
local sequence, accepted = tonumber(sale[6]), tonumber(sale[7])
local rateBurst, rateInterval, settled, drainRate = tonumber(sale[8]), tonumber(sale[9]), sale[10], sale[11]
-- A token needed (1) or not (0), requests of one address at once, milliseconds for one more
local admission = sale[12] or '0:1:0'
local needsToken = string.byte(admission) == 49
local addressBurst, addressInterval = string.match(admission, '^%d:(%d+):(%d+)$')
addressBurst, addressInterval = tonumber(addressBurst), tonumber(addressInterval)
local filterBits, epoch, filtered
if sale[13] then
  filterBits, epoch, filtered = string.match(sale[13], '^(%d+):(%d+):(%d+)$')
  filtered = tonumber(filtered)
end
local leasedUntil = tonumber(sale[14] or 0)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- When a bucket is full again if it grants one more request, and how long it takes until it does.
local function ask(key, burst, interval)
  local fullAt = math.max(tonumber(redis.call('GET', key) or 0), now)
  return fullAt + interval, fullAt - now - interval * (burst - 1)
end
local function take(key, fullAt)
  redis.call('SET', key, string.format('%d', fullAt), 'PX', fullAt - now)
end

-- Charges the account and the network address, or neither. Returns how long to wait: above 0, it was neither.
local function charge(userId, network)
  local interval = network ~= '' and addressInterval or 0
  local bucketFullAt, networkFullAt, wait, networkWait = 0, 0, 0, 0
  if rateInterval > 0 then
    bucketFullAt, wait = ask(bucketPrefix .. userId, rateBurst, rateInterval)
  end
  if interval > 0 then
    networkFullAt, networkWait = ask(networkPrefix .. network, addressBurst, interval)
  end
  if wait > 0 or networkWait > 0 then
    return math.max(wait, networkWait)
  end
  if rateInterval > 0 then
    take(bucketPrefix .. userId, bucketFullAt)
  end
  if interval > 0 then
    take(networkPrefix .. network, networkFullAt)
  end
  return 0
end

local function soldOut()
  -- A filter that lacks a ticket's buyer is of no use: those that were brought back after a loss are not in it.
  if available > 0 or filtered ~= sequence or leaseMs == 0 then
    return { -7, available, '' }
  end
  if leasedUntil < now + reopenMs then
    leasedUntil = now + reopenMs
    redis.call('HSET', saleKey, 'leasedUntil', string.format('%d', leasedUntil))
  end
  return { -7, available, filterBits .. ':' .. epoch .. ':' .. filtered }
end

local function accept(userId, ticketId, quantity, idempotencyKey, hash, held, marks)
  available, sequence, accepted = available - quantity, sequence + 1, accepted + quantity
  if filtered then
    filtered = filtered + 1
    redis.call('SETBIT', holdersKey, hash % filterBits, 1)
  end
  -- status, version, quantity, sequence, accepted at, user id, idempotency key, order id, reason
  local ticketRecord = cjson.encode({ 'Q', 1, quantity, sequence, now, userId, idempotencyKey, '', '' })
  redis.call('HSET', buyersKey, userId, held + quantity .. marks .. '+' .. ticketId)
  redis.call('HSET', ticketsKey, ticketId, ticketRecord)
  redis.call('XADD', intentsKey, '*', 'ticketId', ticketId, 'record', ticketRecord)
  return { 1, ticketId, ticketRecord, settled, drainRate }
end

local function purchase(userId, ticketId, quantity, idempotencyKey, hasToken, network, hash)
  if not state then
    return { -1 }
  end
  if needsToken and hasToken ~= '1' then
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
  if state ~= 'OPEN' or now >= endsAt then
    return { -3 }
  end
  if now < startsAt then
    return { -2, startsAt }
  end
  if available >= quantity and now < leasedUntil then
    return { -10, leasedUntil - now }
  end
  local wait = charge(userId, network)
  if wait > 0 then
    return { -4, wait }
  end
  if ticketCount >= MAX_TICKETS_PER_BUYER then
    return { -4, endsAt - now }
  end
  if quantity < 1 or held + quantity > perUserLimit then
    return { -6, perUserLimit }
  end
  if available < quantity then
    return soldOut()
  end
  return accept(userId, ticketId, quantity, idempotencyKey, hash, held, marks)
end

local before = sequence
local result = {}
for i = FIRST, #ARGV, WIDTH do
  -- A script that stops half-way is not undone: what is wrong with one purchase must not leave the others' uncounted.
  local judged, outcome = pcall(purchase,
    ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]), ARGV[i + 3], ARGV[i + 4], ARGV[i + 5], tonumber(ARGV[i + 6]))
  if not judged then
    outcome = { -11, type(outcome) == 'table' and outcome.err or tostring(outcome) }
  end
  result[#result + 1] = outcome
end

if sequence ~= before then
  redis.call('HSET', saleKey, 'available', available, 'sequence', sequence, 'accepted', accepted)
  if filtered then
    redis.call('HSET', saleKey, 'holders', filterBits .. ':' .. epoch .. ':' .. filtered)
  end
  -- While the stream has entries the relay is at work anyway, and hints at the stock itself.
  local isFirst = redis.call('XLEN', intentsKey) <= sequence - before
  if isFirst then
    redis.call('PUBLISH', wakeChannel, '')
  end
  if isFirst or available == 0 then
    redis.call('PUBLISH', stockChannel, '')
  end
end

return result
