package dev.postern.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult;
import dev.postern.config.compile.Compiler;
import dev.postern.config.match.CanonicalPath;
import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.RoutingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTenantsTest {
    private static final Shape SHAPE = new Shape(101, 2, 10);

    @TempDir
    private Path folder = Path.of("");

    private RoutingTable table(String name, boolean changed) throws IOException {
        Path tree = folder.resolve(name);
        new GeneratedTenants(SHAPE, 7007, GeneratedTenants.KEY, changed).write(tree);
        CompileResult result = Compiler.compile(SourceTree.read(tree), CompileOptions.NONE);
        assertThat(result).isInstanceOf(CompileResult.Compiled.class);
        return ((CompileResult.Compiled) result).table();
    }

    @Test
    void compilesToSoManyRoutesAndToTheSameAtEveryCall() throws IOException {
        RoutingTable table = table("once", false);
        assertThat(table.tenants()).hasSize(101);
        assertThat(table.tenants().values().stream()
                        .mapToInt(tenant -> tenant.routes().size())
                        .sum())
                .isEqualTo(SHAPE.allRoutes());
        assertThat(table("again", false)).isEqualTo(table);
    }

    @Test
    void changesOneTenantInAHundred() throws IOException {
        RoutingTable before = table("before", false);
        RoutingTable after = table("after", true);
        assertThat(after.tenants().values())
                .filteredOn(tenant -> !before.tenants().containsValue(tenant))
                .hasSize(2);
    }

    @Test
    void everyRequestHasACanonicalPath() {
        assertThat(new GeneratedTenants(SHAPE, 7007, GeneratedTenants.NONE, false).requests())
                .hasSize(101 * 2 * 8)
                .allSatisfy(request ->
                        assertThat(CanonicalPath.read(request.split(" ", 2)[1])).isInstanceOf(Canonical.class));
    }

    @Test
    void theCompilerRunsAsTheLauncherRunsIt() throws IOException {
        String launcher = Files.readString(Path.of("../../postern"));
        String line = launcher.lines()
                .filter(each -> each.contains("-Dpostern.tenants="))
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.stream(line.strip().split(" ")).filter(word -> word.startsWith("-X")))
                .containsExactlyElementsOf(CompilerRun.LAUNCHER);
    }
}
