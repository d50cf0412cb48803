package dev.postern.gateway.secret;

import dev.postern.config.value.TenantId;
import java.util.Locale;
import java.util.Map;

/// Secrets in environment variables, such as `POSTERN_SECRET_ACME__ORDERS_TOKEN` for `orders-token` of `acme`.
///
/// Upper case, with `_` for `-`, and two between tenant and name. Neither a tenant's id nor a secret's name holds
/// two hyphens in a row or one at its end, so no two secrets have one variable.
public final class SecretVariables implements SecretSource {
    private final Map<String, String> environment;

    public SecretVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    /// The variable that a secret is read from.
    public static String nameOf(TenantId tenant, String secret) {
        return "POSTERN_SECRET_" + folded(tenant.value()) + "__" + folded(secret);
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// A variable that is set but empty counts as not set, as for all settings.
    @Override
    public SecretRead read(TenantId tenant, String name) {
        String text = environment.getOrDefault(nameOf(tenant, name), "");
        if (text.isEmpty()) {
            return new SecretRead.Missing();
        }
        return text.length() > LONGEST
                ? new SecretRead.Unreadable("longer than " + LONGEST + " characters")
                : new SecretRead.Found(new SecretValue(text));
    }
}
