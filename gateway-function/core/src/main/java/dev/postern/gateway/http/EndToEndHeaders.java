package dev.postern.gateway.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Which headers pass from one side of the gateway to the other.
///
/// Hop-by-hop headers do not (RFC 9110, section 7.6.1), nor those that Connection names, nor those that are
/// the gateway's to say. A name counts in any case and with `_`, or any other sign, for `-`, since CGI-like
/// servers read `X_Forwarded_For` as `X-Forwarded-For`. All other headers pass with their exact values, in order,
/// repeated where they were.
///
/// Connection cannot take away what a message is lost without ([#isEssential]): a request that tries is
/// refused by the strict filter, in a reply such a name is ignored.
public final class EndToEndHeaders {
    private static final FieldNames HOP_BY_HOP = new FieldNames(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "te",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /// What the gateway reads itself or says itself, and `Proxy`, which CGI programs take for HTTP_PROXY.
    /// Trailers of requests are not passed on, so they are not announced.
    private static final FieldNames NOT_UPSTREAM =
            new FieldNames("host", "expect", "trailer", "forwarded", "x-real-ip", "proxy");

    private static final FieldNames ESSENTIAL = new FieldNames(
            "host",
            "content-length",
            "content-type",
            "content-encoding",
            "authorization",
            "cookie",
            "set-cookie",
            "cache-control",
            "www-authenticate",
            "location",
            "x-api-key");

    private static final FieldNames HEADER_ONLY = new FieldNames(
            "host",
            "content-length",
            "transfer-encoding",
            "content-type",
            "content-encoding",
            "content-range",
            "authorization",
            "proxy-authorization",
            "cookie",
            "set-cookie",
            "connection",
            "expect",
            "te",
            "trailer",
            "upgrade",
            "x-api-key");

    private EndToEndHeaders() {}

    /// Adds to an upstream's request what a client's request has for it.
    ///
    /// Left to the caller: Host, Expect, and what the gateway itself says (X-Forwarded-For and the like). Of
    /// TE only `trailers` is left. Content-Length passes, as the strict filter knows it is the only framing.
    ///
    /// @param inbound the client's headers
    /// @param upstream added to; what it holds already is not looked at
    /// @param rule     what of them this route keeps back
    static void copyRequest(MultiMap inbound, MultiMap upstream, ForwardedHeaders rule) {
        List<String> named = namedInConnection(inbound);
        Iterator<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> headers = iterate(inbound);
        while (headers.hasNext()) {
            Map.Entry<? extends CharSequence, ? extends CharSequence> header = headers.next();
            CharSequence name = header.getKey();
            if (passesUpstream(name) && !isNamed(named, name) && !rule.withholds(name)) {
                upstream.add(name, header.getValue());
            } else if (isTe(name) && FieldList.tokens(header.getValue()).contains("trailers")) {
                upstream.set("te", "trailers");
            }
        }
    }

    /// Adds to a client's reply what an upstream's reply has for it; `Content-Length` only when the reply was
    /// framed by it.
    ///
    /// @param reply the upstream's headers
    /// @param outbound added to; what it holds already is not looked at
    public static void copyReply(MultiMap reply, MultiMap outbound) {
        List<String> named = namedInConnection(reply);
        boolean coded = reply.contains("transfer-encoding");
        Iterator<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> headers = iterate(reply);
        while (headers.hasNext()) {
            Map.Entry<? extends CharSequence, ? extends CharSequence> header = headers.next();
            CharSequence name = header.getKey();
            if (passesDownstream(name, coded) && !isNamed(named, name)) {
                outbound.add(name, header.getValue());
            }
        }
    }

    /// Whether Connection may not name this header.
    static boolean isEssential(CharSequence name) {
        return ESSENTIAL.contains(name);
    }

    /// Whether a trailer may not have this name.
    static boolean isHeaderOnly(CharSequence name) {
        return HEADER_ONLY.contains(name);
    }

    private static boolean passesUpstream(CharSequence name) {
        return !HOP_BY_HOP.contains(name)
                && !NOT_UPSTREAM.contains(name)
                && !FieldNames.startsWith(name, "x-forwarded-")
                && !FieldNames.startsWith(name, "x-postern-")
                && !isLookalike(name);
    }

    private static boolean passesDownstream(CharSequence name, boolean coded) {
        boolean lost = coded && name.length() == 14 && FieldNames.startsWith(name, "content-length");
        return !lost && !HOP_BY_HOP.contains(name) && !FieldNames.startsWith(name, "x-postern-") && !isLookalike(name);
    }

    private static boolean isTe(CharSequence name) {
        return name.length() == 2 && FieldNames.startsWith(name, "te");
    }

    /// `Content_Length`, which the filter does not look at and a CGI-like server may.
    private static boolean isLookalike(CharSequence name) {
        return name.length() == 14 && name.charAt(7) != '-' && FieldNames.startsWith(name, "content-length");
    }

    private static boolean isNamed(List<String> named, CharSequence name) {
        for (int i = 0; i < named.size(); i++) {
            String each = named.get(i);
            if (each.length() == name.length() && FieldNames.startsWith(name, each)) {
                return true;
            }
        }
        return false;
    }

    /// The names that Connection adds to the hop-by-hop ones; nearly always none.
    private static List<String> namedInConnection(MultiMap headers) {
        List<String> named = List.of();
        if (!headers.contains("connection")) {
            return named;
        }
        Iterator<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> all = iterate(headers);
        while (all.hasNext()) {
            Map.Entry<? extends CharSequence, ? extends CharSequence> header = all.next();
            if (header.getKey().length() == 10 && FieldNames.startsWith(header.getKey(), "connection")) {
                named = withNames(named, header.getValue());
            }
        }
        return named;
    }

    private static List<String> withNames(List<String> named, CharSequence value) {
        if (value.length() == 10 && FieldNames.startsWith(value, "keep-alive")) {
            return named;
        }
        List<String> all = new ArrayList<>(named);
        for (String option : FieldList.tokens(value)) {
            String name = FieldNames.folded(option);
            if (!isEssential(name) && !HOP_BY_HOP.contains(name) && !name.equals("close")) {
                all.add(name);
            }
        }
        return all;
    }

    /// The headers as they are kept, where they can be had so, without a String made for each.
    private static Iterator<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> iterate(
            MultiMap headers) {
        return headers instanceof HttpHeaders kept ? kept.iteratorCharSequence() : headers.iterator();
    }
}
