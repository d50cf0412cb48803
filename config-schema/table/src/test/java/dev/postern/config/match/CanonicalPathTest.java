package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.CanonicalPath.Malformed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// R6: one canonical path.
class CanonicalPathTest {
    @ParameterizedTest(name = "{0} reads as {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/,              /",
                "/a,             /a",
                "/a/,            /a/",
                "//,             /",
                "/a//b///c,      /a/b/c",
                "/a//,           /a/",
                "/.,             /",
                "/a/.,           /a/",
                "/a/..,          /",
                "/a/b/..,        /a/",
                "/a/./b/../c,    /a/c",
                "/a/%2e%2E/b,    /b", // an encoded dot is a dot
                "/a//../b,       /b", // slashes are merged first
                "/.../..a/a..,   /.../..a/a..",
                "/%7euser,       /~user",
                "/%41%2d,        /A-",
                "/caf%c3%a9,     /caf%C3%A9",
                "/a%2fb,         /a%2Fb", // stays inside its segment
                "/a%5cb,         /a%5Cb",
                "/a%252fb,       /a%252fb", // only one layer is ever decoded
                "/%2541,         /%2541",
                "/a;v=1/b:c@d,   /a;v=1/b:c@d",
                "/a%3Bb,         /a%3Bb", // a reserved character and its escape differ
                "/Orders,        /Orders", // case counts
                "/!$&'()*+=,     /!$&'()*+=",
            })
    void bringsAPathIntoOneForm(String raw, String canonical) {
        assertThat(CanonicalPath.read(raw)).isInstanceOf(Canonical.class).hasToString(canonical);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\",           path does not begin with a slash",
                "*,              path does not begin with a slash",
                "a/b,            path does not begin with a slash",
                "http://h/a,     path does not begin with a slash",
                "/%,             bad percent-encoding in path",
                "/a%4,           bad percent-encoding in path",
                "/%g0,           bad percent-encoding in path",
                "/%0g,           bad percent-encoding in path",
                "/%-1,           bad percent-encoding in path",
                "/%u0041,        bad percent-encoding in path",
                "/a%00,          encoded control character in path",
                "/a%0d%0ab,      encoded control character in path",
                "/%1F,           encoded control character in path",
                "/%7f,           encoded control character in path",
                "/a\\b,          backslash in path",
                "/..,            path climbs above the root",
                "/a/../..,       path climbs above the root",
                "/%2e%2e/a,      path climbs above the root",
                "//../a,         path climbs above the root",
                "/a b,           character not allowed in a path",
                "/a#b,           character not allowed in a path",
                "/a?b,           character not allowed in a path",
                "/{id},          character not allowed in a path",
                "/a|b,           character not allowed in a path",
                "/[a],           character not allowed in a path",
                "/a<b,           character not allowed in a path",
                "/^,             character not allowed in a path",
                "/`,             character not allowed in a path",
                "/café,          character not allowed in a path",
                "/\u0661,        character not allowed in a path",
                "/a/..%2Fb,      hidden dot segment in path",
                "/a/%2e%2e%2fb,  hidden dot segment in path",
                "/a/b%2F..,      hidden dot segment in path",
                "/a/b%2F../c,    hidden dot segment in path",
                "/a/x%5c..%5cb,  hidden dot segment in path",
                "/a/..;/b,       hidden dot segment in path", // Tomcat drops the parameter first
                "/a/..;x=1/b,    hidden dot segment in path",
                "/a/.%3Bx/b,     hidden dot segment in path",
            })
    void refusesAPathThatUpstreamsCouldReadOtherwise(String raw, String reason) {
        assertThat(CanonicalPath.read(raw)).isEqualTo(new Malformed(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\0", "/a\tb", "/a\r\nb", "/\u007f", "/\u0080", "/\uff0f"})
    void refusesRawControlsAndAllThatIsNotAscii(String raw) {
        assertThat(CanonicalPath.read(raw)).isEqualTo(Malformed.CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/..b/c", "/a/b..%2Fc", "/a%2F.b", "/v1.0;x/b", "/...;/a", "/a.%2Fb", "/a/...%2Fb"})
    void dotsInsideAWordHideNothing(String raw) {
        assertThat(CanonicalPath.read(raw)).isInstanceOf(Canonical.class).hasToString(raw);
    }

    @Test
    void aPathHasNoSegmentAtTheRootAndAnEmptyOneAfterATrailingSlash() {
        assertThat(canonical("/").segments()).isEmpty();
        assertThat(canonical("/a/b").segments()).containsExactly("a", "b");
        assertThat(canonical("/a/").segments()).containsExactly("a", "");
        assertThat(canonical("/x/..//a/.").segments()).containsExactly("a", "");
    }

    @Test
    void theRestOfAPathBeginsAfterItsSlash() {
        Canonical path = canonical("/a/bc/d/");
        assertThat(List.of(path.rest(0), path.rest(1), path.rest(2), path.rest(3), path.rest(4)))
                .containsExactly("a/bc/d/", "bc/d/", "d/", "", "");
        assertThat(canonical("/").rest(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "//a"}) // both the scan and the rewriting keep the bound
    void aPathOf128SegmentsIsReadAndOneOf129IsNot(String segment) {
        assertThat(canonical(segment.repeat(128)).size()).isEqualTo(128);
        assertThat(CanonicalPath.read(segment.repeat(129))).isEqualTo(Malformed.TOO_MANY);
        assertThat(CanonicalPath.read(segment.repeat(128) + "/")).isEqualTo(Malformed.TOO_MANY);
    }

    @Test
    void segmentsThatDotsTakeAwayDoNotCount() {
        assertThat(canonical("/a" + "/b/..".repeat(10_000))).hasToString("/a/");
    }

    @Test
    void pathsOfOneFormAreEqual() {
        assertThat(CanonicalPath.read("/a/./%62")).isEqualTo(canonical("/a/b")).hasSameHashCodeAs(canonical("/a/b"));
        assertThat(CanonicalPath.read("/a/b/")).isNotEqualTo(canonical("/a/b"));
    }

    private static Canonical canonical(String raw) {
        return (Canonical) CanonicalPath.read(raw);
    }
}
