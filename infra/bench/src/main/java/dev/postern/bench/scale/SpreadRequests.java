package dev.postern.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Makes wrk send requests in turn, in an order that neither a cache line nor a branch predictor can foresee.
///
/// The list is a file of lines `host path`. Each round begins somewhere else. Every list has at least 80,000 different
/// requests, which wrk has to fetch from memory one by one: with ten it would send faster, and a gateway that is sent
/// more at a time does more a CPU second, whatever its routes.
final class SpreadRequests {
    private static final int LEAST = 80_000;

    /// The steps visit every line once before any twice, since the stride shares no factor with the count.
    private static final String SCRIPT = """
            local requests = {}
            for line in io.lines("LIST") do
              local host, path = line:match("^(%S+) (%S+)$")
              requests[#requests + 1] = "GET " .. path .. " HTTP/1.1\\r\\nHost: " .. host .. "\\r\\n\\r\\n"
            end
            local function common(a, b) while b ~= 0 do a, b = b, a % b end return a end
            local stride = math.floor(#requests * 0.618) + 1
            while common(stride, #requests) ~= 1 do stride = stride + 1 end
            local at = os.time() % #requests
            request = function()
              at = (at + stride) % #requests
              return requests[at + 1]
            end
            """;

    private SpreadRequests() {}

    /// Writes the list and the script.
    ///
    /// @param requests told apart and repeated by a number in the query
    /// @return the script
    static Path write(Path folder, String name, List<String> requests) throws IOException {
        Path list = Files.write(folder.resolve(name + ".requests"), numbered(requests));
        return Files.writeString(folder.resolve(name + ".lua"), SCRIPT.replace("LIST", list.toString()));
    }

    static List<String> numbered(List<String> requests) {
        return IntStream.range(0, Math.max(LEAST, requests.size()))
                .mapToObj(number -> requests.get(number % requests.size()) + "?n=%06d".formatted(number))
                .toList();
    }
}
