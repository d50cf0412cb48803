package dev.postern.config.table;

import dev.postern.config.value.HeaderText;
import java.util.regex.Pattern;

/// What a fixed header of an upstream says.
public sealed interface HeaderValue {
    /// The text itself.
    record Text(String text) implements HeaderValue {
        public Text {
            if (!HeaderText.fits(text)) {
                throw new IllegalArgumentException("header value: " + text.length()
                        + " characters, not shown (expected: visible ASCII, at most " + HeaderText.LONGEST + ")");
            }
        }
    }

    /// A secret of the tenant, read where the gateway runs; no bundle holds its value.
    ///
    /// @param name lower-case words parted by single hyphens, at most 64 characters
    record SecretReference(String name) implements HeaderValue {
        private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
        private static final int LONGEST = 64;

        public SecretReference {
            if (!isName(name)) {
                throw new IllegalArgumentException("secret: " + name + " (expected: lower-case words and hyphens)");
            }
        }

        /// Whether a secret may be called so.
        public static boolean isName(String text) {
            return text.length() <= LONGEST && FORM.matcher(text).matches();
        }
    }
}
