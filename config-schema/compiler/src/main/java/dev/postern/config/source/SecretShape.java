package dev.postern.config.source;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms that tell a secret from other texts, wherever it stands.
///
/// Each is exact enough that prose about secrets, such as `psk_live_…` or `Bearer token`, is none. No pattern looks far
/// ahead from many places of a text, so that a hostile file costs no more than a long one.
enum SecretShape {
    /// The whole text is a URL: its user information ends at the last `@`, whatever stands in it.
    URL_USER_INFO(UserInfo.WHAT, "://", "://", "\\A\\s{0,9}" + UserInfo.SCHEME + "(.+)@") {
        @Override
        boolean isSecret(String found) {
            return UserInfo.isOne(found);
        }

        @Override
        int shown() {
            return 0;
        }
    },
    USER_INFO_WITH_DELIMITERS(UserInfo.WHAT, "://", "://", UserInfo.SCHEME + "((?:(?!://)[^\\s\"\\\\]){1,256})@") {
        @Override
        boolean isSecret(String found) {
            return UserInfo.isOne(found);
        }

        @Override
        int shown() {
            return 0;
        }
    },
    USER_INFO(UserInfo.WHAT, "://", "://", UserInfo.SCHEME + "([^/?#\\s\"\\\\]{1,512})@") {
        @Override
        int shown() {
            return 0;
        }
    },
    POSTERN_KEY(
            "an API key of Postern",
            "psk_",
            "psk_",
            "psk_[a-z0-9]{1,16}_[a-z][a-z0-9-]{0,31}_[0-9A-Za-z]{16}_[0-9A-Za-z]{20,80}"),
    AWS("an AWS access key", "AKIA", "ASIA", "(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"),
    SK("an API key that begins with sk-", "sk-", "sk-", "(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{20,255}") {
        @Override
        boolean isSecret(String found) {
            return Entropy.looksRandom(found);
        }
    },
    GITHUB("a GitHub token", "gh", "github_pat_", "gh[oprsu]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255}"),
    GITLAB("a GitLab token", "glpat-", "glpat-", "glpat-[A-Za-z0-9_-]{20,255}"),
    SLACK("a Slack token", "xox", "xox", "xox[abeoprs]-[A-Za-z0-9-]{10,255}"),
    STRIPE("a Stripe key", "k_live_", "k_live_", "[rs]k_live_[A-Za-z0-9]{16,255}"),
    GOOGLE("a Google API key", "AIza", "AIza", "AIza[0-9A-Za-z_-]{35}"),
    PRIVATE_KEY("a private key", "PRIVATE KEY", "PRIVATE KEY", "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----.*"),
    JWT(
            "a JSON web token",
            "eyJ",
            "eyJ",
            "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
    BEARER("a bearer token", " ", "\t", "(?i)(?<![a-z])Bearer[ \\t]+([a-z0-9._~+/-]{16,}+=*)") {
        @Override
        boolean isSecret(String found) {
            return Entropy.looksRandom(found);
        }
    },
    BASIC("a user name and password", " ", "\t", "(?i)(?<![a-z])Basic[ \\t]+([a-z0-9+/]{6,}+={0,2})") {
        @Override
        boolean isSecret(String found) {
            return decoded(found).matches("[ -~]{0,200}:[ -~]{0,200}");
        }

        @Override
        int shown() {
            return 0;
        }
    };

    private static final int SHOWN = 4;

    private final String what;
    private final String mark;
    private final String otherMark;
    private final Pattern pattern;

    /// @param mark      of which a text has this or the other where the pattern is worth a try; nearly all have none
    /// @param otherMark the same where there is but one
    SecretShape(String what, String mark, String otherMark, String pattern) {
        this.what = what;
        this.mark = mark;
        this.otherMark = otherMark;
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    String what() {
        return what;
    }

    /// Whether `text` may hold one; cheap.
    boolean mayBeIn(String text) {
        return text.contains(mark) || text.contains(otherMark);
    }

    Matcher matcher(String text) {
        return pattern.matcher(text);
    }

    /// Whether what the pattern found is one.
    boolean isSecret(String found) {
        return true;
    }

    /// How many of its first characters may be shown: those that tell its sort, or none where it has no sort.
    int shown() {
        return SHOWN;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
