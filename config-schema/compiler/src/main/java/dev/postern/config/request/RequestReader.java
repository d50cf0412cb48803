package dev.postern.config.request;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.RequestTarget;
import dev.postern.config.request.Reading.Refused;
import dev.postern.config.request.Reading.Unsendable;
import dev.postern.config.request.TypedRequest.Header;
import dev.postern.config.value.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a request as the gateway does: the same checks in the same order, then the same canonical path.
public final class RequestReader {
    private RequestReader() {}

    /// Never throws for what the request holds.
    public static Reading read(TypedRequest typed) {
        Optional<RequestUrl> cut = RequestUrl.cut(typed.url());
        if (cut.isEmpty()) {
            return new Unsendable("a URL begins with http:// or https://, such as https://acme.localhost/orders/42");
        }
        RequestUrl url = cut.get();
        return unsendable(typed, url)
                .<Reading>map(Unsendable::new)
                .or(() -> LineFaults.find(typed.method(), url.target()).map(Fault::refused))
                .or(() -> HeaderFaults.find(sent(typed, url)).map(Fault::refused))
                .orElseGet(() -> read(typed, url));
    }

    private static Reading read(TypedRequest typed, RequestUrl url) {
        String authority = sent(typed, url).stream()
                .filter(header -> header.name().equalsIgnoreCase("Host"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
        RequestTarget target = RequestTarget.of(url.target());
        return switch (CanonicalPath.read(target.path())) {
            case CanonicalPath.Malformed malformed -> new Refused(400, "path_malformed", malformed.reason());
            case CanonicalPath.Canonical path ->
                Host.ofAuthority(authority)
                        .<Reading>map(host -> new Reading.Readable(
                                new GivenRequest(typed.method(), host, path, target.query(), byName(typed.headers()))))
                        .orElseGet(() -> new Refused(421, "unknown_host", "no tenant can have a host of this form"));
        };
    }

    /// With the URL's host in front, unless a header names one.
    private static List<Header> sent(TypedRequest typed, RequestUrl url) {
        if (typed.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase("Host"))) {
            return typed.headers();
        }
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Host", url.authority()));
        headers.addAll(typed.headers());
        return headers;
    }

    private static Optional<String> unsendable(TypedRequest typed, RequestUrl url) {
        String all = typed.method() + typed.url();
        if (!Characters.all(all, c -> c != ' ' && c != '\r' && c != '\n')) {
            return Optional.of("neither method nor URL holds a space or a line break; write %20 in a URL");
        }
        if (!Characters.all(headers(typed), c -> c != '\r' && c != '\n')) {
            return Optional.of("a header holds no line break");
        }
        if (url.target().indexOf('#') >= 0) {
            return Optional.of("a fragment is never sent; leave out what follows the #");
        }
        return url.authority().indexOf('@') >= 0
                ? Optional.of("user information is no part of what is sent; leave out what stands before the @")
                : Optional.empty();
    }

    private static String headers(TypedRequest typed) {
        StringBuilder all = new StringBuilder();
        typed.headers().forEach(header -> all.append(header.name()).append(header.value()));
        return all.toString();
    }

    private static Map<String, List<String>> byName(List<Header> headers) {
        Map<String, List<String>> byName = new TreeMap<>();
        headers.forEach(header ->
                byName.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value()));
        return byName;
    }
}
