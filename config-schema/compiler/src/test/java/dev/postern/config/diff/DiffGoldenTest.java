package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `-Dgolden.write=true` writes what comes out; look at the difference before you commit it.
class DiffGoldenTest {
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    static List<DiffCase> cases() {
        return DiffCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesOutAsWrittenDown(DiffCase golden) throws IOException {
        Diff diff = golden.diff();
        for (DiffFormat format : DiffFormat.values()) {
            String text = format.render(diff);
            if (WRITE) {
                Files.writeString(golden.expected(format), text);
            }
            assertThat(text).isEqualTo(Files.readString(golden.expected(format)));
        }
    }

    @Test
    void everyKindOfChangeAndEveryVerdictIsShown() {
        Set<ChangeKind> kinds = EnumSet.complementOf(EnumSet.of(ChangeKind.UNNAMED));
        Set<Verdict> verdicts = EnumSet.allOf(Verdict.class);
        for (DiffCase golden : cases()) {
            Diff diff = golden.diff();
            diff.changes().forEach(change -> kinds.remove(change.kind()));
            verdicts.remove(diff.verdict());
        }
        assertThat(kinds).isEmpty();
        assertThat(verdicts).isEmpty();
    }
}
