package dev.postern.config.value;

import java.util.regex.Pattern;

/// Which texts can be sent as the value of a header and arrive as they are.
public final class HeaderText {
    /// The most characters of a value; servers take about 8 KiB for all headers together.
    public static final int LONGEST = 4_096;

    private static final Pattern FORM = Pattern.compile("[!-~](?:[\\t -~]*[!-~])?");

    private HeaderText() {}

    /// Whether `text` is visible ASCII, with spaces or tabs only inside, and not too long.
    public static boolean fits(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
