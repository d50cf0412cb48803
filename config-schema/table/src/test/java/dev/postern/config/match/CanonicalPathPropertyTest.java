package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.postern.config.match.CanonicalPath.Canonical;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;

class CanonicalPathPropertyTest {
    private static final Pattern GRAMMAR =
            Pattern.compile("/|(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[2-9A-F][0-9A-F])+)+/?|", Pattern.DOTALL);
    private static final Pattern ENCODED_UNRESERVED = Pattern.compile("%(2[DE]|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F|7E)");

    // What paths are attacked with, so that a random text often is a path.
    private static Gen<String> paths() {
        List<String> pieces = Arrays.asList(
                "/", "/", "/", ".", "..", "a", "B", "%2e", "%2E", "%2f", "%5C", "%41", "%7e", "%c3%a9", "%25", "2e",
                ";", "%3b", "*", "%");
        return lists().of(Generate.pick(pieces)).ofSizeBetween(0, 12).map(list -> "/" + String.join("", list));
    }

    @Test
    void readingIsIdempotent() {
        qt().withExamples(20_000).forAll(paths()).checkAssert(raw -> {
            if (CanonicalPath.read(raw) instanceof Canonical path) {
                assertThat(CanonicalPath.read(path.text())).isEqualTo(path);
            }
        });
    }

    @Test
    void whatIsReadIsCanonical() {
        qt().withExamples(20_000).forAll(paths()).checkAssert(raw -> {
            if (CanonicalPath.read(raw) instanceof Canonical path) {
                assertThat(path.text()).matches(GRAMMAR).doesNotContainPattern(ENCODED_UNRESERVED);
                assertThat(path.segments()).doesNotContain(".", "..");
                assertThat("/" + String.join("/", path.segments())).isEqualTo(path.text());
                assertThat(path.segments().stream().limit(Math.max(0, path.size() - 1)))
                        .doesNotContain("");
            }
        });
    }

    @Test
    void theScanAndTheRewritingAgree() {
        qt().withExamples(20_000).forAll(paths()).checkAssert(raw -> {
            CanonicalPath slowly = PathRewrite.rewrite(raw);
            assertThat(CanonicalPath.read(raw)).isEqualTo(slowly);
            if (slowly instanceof Canonical path) {
                assertThat(((Canonical) CanonicalPath.read(raw)).segments()).isEqualTo(path.segments());
                assertThat(PathScan.segmentsIfCanonical(path.text())).isEqualTo(path.size());
            }
        });
    }

    @Test
    void anyTextIsAnswered() {
        qt().withExamples(5_000)
                .forAll(strings().allPossible().ofLengthBetween(0, 40))
                .check(raw -> CanonicalPath.read(raw) != null && CanonicalPath.read("/" + raw) != null);
    }
}
