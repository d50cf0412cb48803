package dev.postern.config.source;

/// Puts a text that an author wrote into a message.
public final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    /// `text` in double quotes, cut after 80 characters; quotes and backslashes are escaped as in JSON. What looks like
    /// a
    /// secret is left out.
    public static String text(String written) {
        String text = SecretScan.masked(written);
        boolean cut = text.length() > LONGEST;
        int end = cut && Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        String shown = cut ? text.substring(0, end) + "…" : text;
        return '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
