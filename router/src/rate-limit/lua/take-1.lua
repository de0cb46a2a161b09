--[[
  Takes tokens from a bucket, or says how long to wait (the generic cell rate algorithm: one number for each bucket).

  Input:
    KEYS[1] bucket   string: when it is full again, in milliseconds since the epoch

    ARGV[1] burst    tokens that it holds
    ARGV[2] interval milliseconds after which one more is granted
    ARGV[3] count    tokens to take, at most `burst`

  Output:
    0 when they were taken, else the milliseconds to wait
]]
local bucketKey = KEYS[1]
local burst, interval, count = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local fullAt = math.max(tonumber(redis.call('GET', bucketKey)) or 0, now) + count * interval
local wait = fullAt - burst * interval - now
if wait > 0 then
  return wait
end
redis.call('SET', bucketKey, string.format('%.0f', fullAt), 'PX', fullAt - now)
return 0
