--[[
  Settles tickets: QUEUED -> CONFIRMED, FAILED or EXPIRED, and CONFIRMED -> EXPIRED; anything else changes nothing, so
  that messages may come twice and in any order. FAILED and EXPIRED give the units back to the sale and to the
  buyer's limit. Hints go out in the same step: a ticket can't change unheard.

  Input:
    KEYS[1] sale      hash, see reserve
    KEYS[2] buyers    hash, see reserve
    KEYS[3] tickets   hash, see reserve

    ARGV[1] pub/sub channel of hints that the stock changed
    ARGV[2] what comes before a ticket's id in the name of its pub/sub channel
    ARGV[3..] four per settlement: ticket id; C (confirmed), F (failed) or X (expired); order id or ''; reason or ''

  Output:
    { 1, now in milliseconds, settlement... }   each settlement { 1 changed or 0 not, record }, or { -1 } for an unknown ticket
    { -1 }                                      no such sale
]]
local saleKey, buyersKey, ticketsKey = KEYS[1], KEYS[2], KEYS[3]
local stockChannel, ticketChannelPrefix = ARGV[1], ARGV[2]
local STATUS, VERSION, QUANTITY, ACCEPTED_AT, USER, ORDER, REASON = 1, 2, 3, 5, 6, 8, 9
-- Shorter stretches say more of the clock than of the rate.
local MIN_DRAIN_WINDOW_MS = 100
local NEWEST_WEIGHT = 0.3

if redis.call('EXISTS', saleKey) == 0 then
  return { -1 }
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local result = { 1, now }

local units = { available = 0, confirmed = 0, failed = 0, expired = 0 }
local counterOf = { C = 'confirmed', F = 'failed', X = 'expired' }
local settled, oldest, releases = 0, now, 0

local function release(userId, ticketId, quantity)
  local held, marks = string.match(redis.call('HGET', buyersKey, userId) or '0', '^(%d+)(.*)')
  local at = string.find(marks, '+' .. ticketId, 1, true)
  if at then
    redis.call('HSET', buyersKey, userId, string.format('%d', tonumber(held) - quantity)
      .. string.sub(marks, 1, at - 1) .. '-' .. string.sub(marks, at + 1))
  end
  units.available = units.available + quantity
  releases = releases + 1
end

for i = 3, #ARGV, 4 do
  local ticketId, outcome = ARGV[i], ARGV[i + 1]
  local record = redis.call('HGET', ticketsKey, ticketId)
  if not record then
    result[#result + 1] = { -1 }
  else
    local ticket = cjson.decode(record)
    local from = ticket[STATUS]
    local legal = from == 'Q' or (from == 'C' and outcome == 'X')
    if legal then
      if from == 'Q' then
        settled = settled + 1
        oldest = math.min(oldest, ticket[ACCEPTED_AT])
      else
        units.confirmed = units.confirmed - ticket[QUANTITY]
      end
      local counter = counterOf[outcome]
      units[counter] = units[counter] + ticket[QUANTITY]
      ticket[STATUS], ticket[VERSION] = outcome, ticket[VERSION] + 1
      if ARGV[i + 2] ~= '' then
        ticket[ORDER] = ARGV[i + 2]
      end
      ticket[REASON] = ARGV[i + 3]
      record = cjson.encode(ticket)
      redis.call('HSET', ticketsKey, ticketId, record)
      if outcome ~= 'C' then
        release(ticket[USER], ticketId, ticket[QUANTITY])
      end
      redis.call('PUBLISH', ticketChannelPrefix .. ticketId, '')
    end
    result[#result + 1] = { legal and 1 or 0, record }
  end
end

for counter, change in pairs(units) do
  if change ~= 0 then
    redis.call('HINCRBY', saleKey, counter, change)
  end
end
if releases > 0 then
  redis.call('HINCRBY', saleKey, 'releases', releases)
  redis.call('PUBLISH', stockChannel, '')
end

if settled > 0 then
  -- How fast the queue drains: tickets a second over stretches in which it was never empty, the newest weighing most.
  local sale = redis.call('HMGET', saleKey, 'sequence', 'settled', 'drainRate', 'drainFrom', 'drainCount')
  local total = tonumber(sale[2]) + settled
  local rate, from, count = tonumber(sale[3]), tonumber(sale[4]), tonumber(sale[5]) + settled
  if from == 0 then
    from = oldest
  end
  local idle = total >= tonumber(sale[1])
  if idle or now - from >= MIN_DRAIN_WINDOW_MS then
    local measured = count * 1000 / math.max(now - from, 1)
    rate = rate == 0 and measured or rate * (1 - NEWEST_WEIGHT) + measured * NEWEST_WEIGHT
    from, count = idle and 0 or now, 0
  end
  redis.call('HSET', saleKey, 'settled', total, 'drainRate', string.format('%.3f', rate),
    'drainFrom', string.format('%d', from), 'drainCount', count)
end

return result
