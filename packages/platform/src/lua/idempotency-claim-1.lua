-- Takes the right to run a request, unless it ran or runs already.
-- KEYS[1]  the record: a hash of digest, run, owner, until (milliseconds since the epoch) and result
-- ARGV[1]  digest of the input
-- ARGV[2]  who wants to run it
-- ARGV[3]  id of the run, if it is the first
-- ARGV[4]  milliseconds that the right lasts unless it is renewed
-- ARGV[5]  milliseconds that the record is kept
-- Returns  {0, run}: the caller runs it; {1, result}: it ran; {2, milliseconds}: it runs, and its right ends in so long;
--          {-1}: the key was used with another input
local record = KEYS[1]
local digest, owner, run = ARGV[1], ARGV[2], ARGV[3]
local lease, kept = tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local known = redis.call('HMGET', record, 'digest', 'run', 'owner', 'until', 'result')
if known[1] and known[1] ~= digest then return { -1 } end
if known[5] then return { 1, known[5] } end
if known[1] and known[3] ~= owner and tonumber(known[4]) > now then return { 2, tonumber(known[4]) - now } end
run = known[2] or run
redis.call('HSET', record, 'digest', digest, 'run', run, 'owner', owner, 'until', now + lease)
redis.call('PEXPIRE', record, kept)
return { 0, run }
