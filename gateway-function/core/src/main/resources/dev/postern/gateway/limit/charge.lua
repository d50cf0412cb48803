-- Checks all limits of one request and charges all of them, or none when one is exhausted.
--
-- KEYS[i]          the i-th charge's count, a hash: w = the number of its window, n = how many were charged in it
-- ARGV[2i-1, 2i]   its limit, and the length of its window in milliseconds
-- answers          the index from 0 of the limit in the way (the one that resets last) or -1,
--                  then for each charge how many are charged now and the milliseconds until its window ends
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local answer = { -1 }
local latest = -1
local windows = {}
for i, key in ipairs(KEYS) do
  local limit = tonumber(ARGV[2 * i - 1])
  local length = tonumber(ARGV[2 * i])
  local window = math.floor(now / length)
  local kept = redis.call('HMGET', key, 'w', 'n')
  local last = tonumber(kept[1])
  local count = 0
  -- A clock that was set back stays in the window it had reached: what carries its number is counted there.
  if last == window or last == window + 1 then
    window = last
    count = tonumber(kept[2])
  end
  local reset = (window + 1) * length - now
  if count >= limit and reset > latest then
    latest = reset
    answer[1] = i - 1
  end
  windows[i] = { window, (window + 1) * length, last ~= window }
  answer[2 * i] = count
  answer[2 * i + 1] = reset
end
if answer[1] >= 0 then
  return answer
end
for i, key in ipairs(KEYS) do
  local window, ending, fresh = windows[i][1], windows[i][2], windows[i][3]
  answer[2 * i] = answer[2 * i] + 1
  redis.call('HSET', key, 'w', window, 'n', answer[2 * i])
  if fresh then
    -- A second more than the window, for a clock that is set back.
    redis.call('PEXPIREAT', key, ending + 1000)
  end
end
return answer
