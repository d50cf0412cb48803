package dev.postern.config.request;

import dev.postern.config.model.Located;
import dev.postern.config.model.TestCase.Caller;
import dev.postern.config.model.TestCase.TestRequest;
import dev.postern.config.request.TypedRequest.Header;
import java.util.ArrayList;
import java.util.List;

/// The requests that route tests describe.
public final class TestRequests {
    private TestRequests() {}

    /// The request of a case.
    ///
    /// A key that it shows names its tenant and is good for nothing else.
    ///
    /// @param tenant whose test it is
    /// @param host   where a path is asked that names no host
    public static TypedRequest of(TestRequest request, String tenant, String host) {
        List<Header> headers = new ArrayList<>();
        request.headers().forEach((name, value) -> headers.add(new Header(name, value.value())));
        String url = request.url()
                .map(Located::value)
                .orElseGet(() -> "https://" + request.host().map(Located::value).orElse(host)
                        + request.path().map(Located::value).orElse("/"));
        switch (request.caller()) {
            case Caller.Anonymous anonymous -> {}
            case Caller.Welcome welcome -> {
                headers.add(new Header("X-API-Key", key(tenant)));
                headers.add(new Header("Authorization", "Bearer a-token"));
            }
            case Caller.KeyHolder holder -> {
                String key = key(holder.tenant().map(Located::value).orElse(tenant));
                if (holder.inQuery()) {
                    url += (url.indexOf('?') < 0 ? "?" : "&") + "api_key=" + key;
                } else {
                    headers.add(new Header("X-API-Key", key));
                }
            }
        }
        return new TypedRequest(request.method().map(Located::value).orElse("GET"), url, headers);
    }

    private static String key(String tenant) {
        return "psk_test_" + tenant + "_routetest";
    }
}
