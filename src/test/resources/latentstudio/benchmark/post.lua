-- wrk posts a file: arguments are its path, then names and values of headers. The last line of the output is for Wrk.java.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  wrk.method, wrk.body = "POST", file:read("*a")
  file:close()
  for i = 2, #arguments, 2 do
    wrk.headers[arguments[i]] = arguments[i + 1]
  end
  ok, busy, silent, other = 0, 0, 0, 0
end

function response(status, headers)
  if status == 200 then
    ok = ok + 1
  elseif status == 503 then
    busy = busy + 1
    if not headers["Retry-After"] and not headers["retry-after"] then silent = silent + 1 end
  else
    other = other + 1
  end
end

function done(summary, latency)
  local sums = { ok = 0, busy = 0, silent = 0, other = 0 }
  for _, thread in ipairs(threads) do
    for name, sum in pairs(sums) do sums[name] = sum + thread:get(name) end
  end
  local errors = summary.errors
  print(string.format("figures %d %d %d %d %d %d %.0f %.0f", summary.duration, sums.ok, sums.busy, sums.silent, sums.other,
    errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(95)))
end
