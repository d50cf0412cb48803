package dev.postern.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens are put together here, so that no scanner of repositories takes this file for a leak.
class SecretScanTest {
    private static final String RANDOM = "q7Zk2Xw9Rb4Tn8Vm3Lc6Hd1Js5Gf0Pa4Yu7Ei2Ko9Mq3Wr6";

    /// `~` stands for random letters and digits, `|` parts what scanners look for.
    private static String token(String form) {
        return form.replace("|", "").replace("~", RANDOM.substring(0, 36));
    }

    private static List<InlineSecret> find(String key, String value) {
        return SecretScan.inFile("{\"" + key + "\": \"" + value + "\"}");
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "note,          psk|_live_acme_0123456789abcdef_~~,         an API key of Postern",
        "note,          'use psk|_live_acme-eu_0123456789abcdef_~~ here', an API key of Postern",
        "note,          AKIA|IOSFODNN7EXAMPLE,                      an AWS access key",
        "note,          gh|p_~,                                     a GitHub token",
        "note,          github|_pat_~,                              a GitHub token",
        "note,          glpat|-~,                                   a GitLab token",
        "note,          xox|b-12345678901-abcdef,                   a Slack token",
        "note,          sk|_live_~,                                 a Stripe key",
        "note,          AIza|q7Zk2Xw9Rb4Tn8Vm3Lc6Hd1Js5Gf0Pa4Yu7,   a Google API key",
        "note,          -----BEGIN| RSA PRIVATE KEY-----MIIEow,     a private key",
        "note,          eyJ|hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.~,    a JSON web token",
        "Authorization, Bearer ~,                                   a bearer token",
        "Authorization, bearer  ~,                                  a bearer token",
        "Authorization, Basic dXNlcjpwYXNzd29yZA==,                 a user name and password",
        "url,           http://user:pass@host,                      a user name or password in a URL",
        "url,           http://token@host:8080,                     a user name or password in a URL",
        "url,           redis://:pass@host,                         a user name or password in a URL",
        "url,           http://bob:hun/ter2@x:80,                   a user name or password in a URL",
        "url,           http://bob:hun?ter2@x,                      a user name or password in a URL",
        "url,           http://:hunter2 x@y,                        a user name or password in a URL",
        "url,           http://bob:hunt@er2@x:80,                   a user name or password in a URL",
        "url,           http://bob:hunt@e/r2@x:80,                  a user name or password in a URL",
        "note,          'the way http://bob:hun/ter2@x:80 works',   a user name or password in a URL",
        "X-A,           sk|-proj-~,                                 an API key that begins with sk-",
        "Authorization, Token 9f8a7b6c5d4e3f2a1b0c9f8a7b6c5d4e3f2a, 'a secret, by its key and its look'",
        "X-Api-Key,     9f8a7b6c5d4e3f2a1b0c,                       'a secret, by its key and its look'",
        "X-Api-Key,     9f8a7b6c\\u0035d4e3f2a1b0c,                 'a secret, by its key and its look'",
        "Cookie,        lang=en; session=9f8a7b6c5d4e3f2a1b0c9f8a7b6c5d4e, 'a secret, by its key and its look'",
        "X-Auth,        9f8a7b6c5d4e3f2a1b0c9f8a7b6c5d4e,           'a secret, by its key and its look'",
        "X-Session,     9f8a7b6c5d4e3f2a,                           'a secret, by its key and its look'",
        "X-Api-Key,     ~,                                          'a secret, by its key and its look'",
        "secret,        ~,                                          'a secret, by its key and its look'",
        "db_password,   0f8a1c2e4b6d8f0a1c2e4b6d8f0a1c2e,           'a secret, by its key and its look'",
        "accessToken,   123e4567-e89b-12d3-a456-426614174000,       'a secret, by its key and its look'",
    })
    void whatLooksLikeASecretIsOne(String key, String form, String what) {
        assertThat(find(key, token(form)))
                .filteredOn(InlineSecret::isProven)
                .extracting(InlineSecret::what)
                .containsExactly(what);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "description,   the digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "digest,        9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "description,   a key looks like psk_live_… and is shown once",
        "description,   write psk_<environment>_<tenant>_<id>_<secret>",
        "description,   ask for Basic authentication or a Bearer token-of-the-service",
        "description,   Bearer authentication-and-authorization",
        "secret,        orders-backend-authorization-token",
        "secret,        a-very-long-name-of-a-secret-of-the-orders-service-2",
        "secret,        payment.provider.production.credentials.v2",
        "secret,        ~short", // a name that somebody chose: below 32 characters no guess is made
        "token,         q7Zk2Xw9Rb4Tn8V", // below 16 characters no guess is made
        "token,         payments-2024-q3-eu1-primary",
        "X-Auth-Mode,   oauth2-client-credentials-v2",
        "X-Auth-Algorithm, AWS4-HMAC-SHA256",
        "X-Auth-Redirect, /oauth2/callback/of/orders",
        "X-Auth-Issuer, https://login.example.com/realms/orders2",
        "X-Token-Version, 2024-01-01-preview",
        "X-Token-Expires, 2025-01-01T00:00:00Z",
        "X-Session-Owner, bob2.of.the.orders@example.com",
        "X-Author,      9f8a7b6c5d4e3f2a1b0c",
        "Authority,     node1234567890ab.orders.internal",
        "X-Api-Key,     psk_any_acme-eu2_",
        "Cookie,        theme=dark2; lang=en-GB; consent=all-of-them-v2",
        "url,           http://orders.internal:8080/me@x",
        "url,           'http://[::1]:8080/me@x'",
        "note,          sk-orders-service-of-the-platform-team-2",
        "tokenUrl,      https://login.example.com/oauth2/v2.0/token?tenant=1234567890abcdef",
        "password,      aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1",
        "url,           http://host:8080",
        "url,           https://example.com/@user/page",
        "url,           mailto:team@example.com",
        "path,          '/{path*:[a-z]+@[a-z]+}'",
        "$schema,       https://postern.dev/schema/api.schema.json",
        "note,          AKIAIOSFODNN7EXAMPL", // one character short
        "note,          XAKIAIOSFODNN7EXAMPLE",
        "note,          eyJ.eyJ.abc",
        "note,          -----BEGIN PUBLIC KEY-----MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A",
    })
    void whatOnlyResemblesOneIsNone(String key, String value) {
        assertThat(find(key, value.replace("~short", RANDOM.substring(0, 31)))).noneMatch(InlineSecret::isProven);
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "http://bob:hun/ter2@x:80,           http://…@x:80",
        "http://bob:hun?ter2@x,              http://…", // perhaps a query as well
        "http://:hunter2 x@y,                http://…@y",
        "http://bob:hunt@er2@x:80,           http://…@x:80",
        "http://tok/hunter2@x:80,            http://…@x:80", // perhaps a host and a path, perhaps a password
        "http://bob:12/hunter2@x:80,         http://…@x:80",
        "http://x:80?token=hunter2,          http://x:80?…",
        "http://x:80/a?token=hunter2 b@c,    http://…",
        "http://bob:pw@x?token=hunter2,      http://…@x?…",
        "see http://x/a?token=hunter2 there, see http://x/a?… there",
        "http://x:80/a,                      http://x:80/a",
    })
    void whatStandsBeforeTheAtOfAUrlOrInItsQueryIsHidden(String url, String shown) {
        assertThat(Quoted.text(url)).startsWith("\"" + shown).doesNotContain("hunter2");
        SourceFile file = new SourceFile("t/x.json", "x.json", "{ \"url\": \"" + url + "\" }");
        assertThat(file.line(1)).doesNotContain("hunter2", "ter2@", "er2@").hasSameSizeAs(file.text());
    }

    @Test
    void everySecretOfAFileIsHiddenInItsLinesWithoutMovingWhatFollows() {
        String key = token("gh|p_~");
        String text =
                "{ \"a\": \"" + key + "\", \"b\": \"http://u:p@host\",\n \"c\": \"\\u0067" + key.substring(1) + "\" }";
        SourceFile file = new SourceFile("t/x.json", "x.json", text);
        assertThat(file.line(1))
                .isEqualTo("{ \"a\": \"ghp_" + "*".repeat(36) + "\", \"b\": \"http://***@host\",")
                .hasSameSizeAs(text.lines().findFirst().orElseThrow());
        assertThat(file.line(2)).isEqualTo(" \"c\": \"" + "*".repeat(45) + "\" }");
        assertThat(InlineSecrets.check(file))
                .extracting(Problem::message)
                .containsExactly(
                        "this looks like a GitHub token (ghp_…)",
                        "this looks like a user name or password in a URL",
                        "this looks like a GitHub token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ \"secret\": \"%s", "[\"secret\" : \"%s\",,}", "\"secret\"\n:\n\"%s\""})
    void aFileThatIsNoJsonHidesItsSecretsToo(String form) {
        String text = form.formatted(RANDOM);
        SourceFile file = new SourceFile("t/x.json", "x.json", text);
        assertThat(text.lines().toList()).hasSizeLessThan(4);
        for (int line = 1; line < 4; line++) {
            assertThat(file.line(line)).doesNotContain(RANDOM.substring(4));
        }
    }

    @Test
    void noProblemRepeatsASecretWhateverItsWords() {
        SourceFile file = new SourceFile("t/x.json", "x.json", "{ \"secret\": \"" + RANDOM + "\" }");
        Problem problem = new Problem(
                ProblemCode.MALFORMED_TEXT,
                file.position(12, 20),
                "",
                Quoted.text(RANDOM) + " is not a name, nor is " + RANDOM.substring(0, 40) + "…",
                java.util.Optional.of("write \"" + RANDOM + "\" elsewhere"));
        Problem told = InlineSecrets.withoutSecrets(problem, file);
        assertThat(told.message()).isEqualTo("\"q7Zk…\" is not a name, nor is q7Zk……");
        assertThat(told.fix()).contains("write \"q7Zk…\" elsewhere");
        SourceTree tree = new SourceTree("t", List.of(file), new TreeSet<>(), List.of());
        assertThat(ProblemText.render(tree, List.of(told))).doesNotContain(RANDOM.substring(4, 12));
    }

    @Test
    void whatMessagesQuoteIsMaskedBeforeItIsCut() {
        String url = "http://" + "u".repeat(70) + ":s3cr3t-of-mine@host";
        assertThat(Quoted.text(url)).isEqualTo("\"http://…@host\"");
        assertThat(Quoted.text("x".repeat(60) + token(" gh|p_~"))).endsWith("x ghp_…\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ",
                "eyJabcdefgh.",
                "a://",
                "ab://",
                "ab://x?",
                "ab://@",
                "sk-",
                "a1=",
                "psk_",
                "ghp_",
                "Bearer ",
                "-----BEGIN ",
                "xoxb-",
                "AKIA",
                "\\"
            })
    void aHostileFileCostsNoMoreThanALongOne(String part) {
        String text = "{\"token\": \"" + part.repeat(1_000_000 / part.length()) + "\"}";
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> SecretScan.inFile(text));
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> SecretScan.inFile(text.replace("\"}", "@\"}")));
    }
}
