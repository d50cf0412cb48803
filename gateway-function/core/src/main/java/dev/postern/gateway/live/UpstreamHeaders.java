package dev.postern.gateway.live;

import dev.postern.config.table.HeaderValue;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.HeaderText;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.http.FixedHeaders;
import dev.postern.gateway.secret.SecretRead;
import dev.postern.gateway.secret.SecretSource;
import java.util.Map;
import java.util.TreeMap;

/// The fixed headers of one upstream, with the secrets in them read.
sealed interface UpstreamHeaders {
    record Ready(FixedHeaders headers) implements UpstreamHeaders {}

    /// @param reason one line for the log: which secret, and what is wrong with it, never what it is
    record Failed(String reason) implements UpstreamHeaders {}

    /// Blocking: for a worker thread.
    static UpstreamHeaders read(TenantId tenant, UpstreamTable upstream, SecretSource secrets) {
        TreeMap<HeaderName, String> values = new TreeMap<>();
        for (Map.Entry<HeaderName, HeaderValue> header : upstream.headers().entrySet()) {
            HeaderName name = header.getKey();
            switch (header.getValue()) {
                case HeaderValue.Text(String text) -> values.put(name, text);
                case HeaderValue.SecretReference(String secret) -> {
                    SecretRead read = fitting(secrets.read(tenant, secret));
                    if (!(read instanceof SecretRead.Found found)) {
                        return failed(secret, name, upstream, read);
                    }
                    values.put(name, found.value().text());
                }
            }
        }
        return new Ready(FixedHeaders.of(values));
    }

    private static SecretRead fitting(SecretRead read) {
        boolean unfit = read instanceof SecretRead.Found found
                && !HeaderText.fits(found.value().text());
        return unfit
                ? new SecretRead.Unreadable("what it holds is not a header's value (visible ASCII, up to "
                        + HeaderText.LONGEST + " characters)")
                : read;
    }

    private static Failed failed(String secret, HeaderName header, UpstreamTable upstream, SecretRead read) {
        String why = read instanceof SecretRead.Unreadable unreadable ? unreadable.reason() : "it is not there";
        return new Failed("secret " + secret + ", for the header " + header + " of the upstream " + upstream.api() + "/"
                + upstream.name() + ": " + why);
    }
}
