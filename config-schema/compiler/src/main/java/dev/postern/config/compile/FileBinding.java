package dev.postern.config.compile;

import dev.postern.config.bind.Binder;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TestFile;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.FileKind;
import java.util.Optional;

/// One file as its record; at most one of the four is present.
///
/// @param problems what is wrong with single values
record FileBinding(
        Optional<PlatformFile> platform,
        Optional<TenantFile> tenant,
        Optional<ApiFile> api,
        Optional<TestFile> test,
        BoundedProblems problems) {
    static FileBinding of(FileKind kind, Optional<JsonObject> root) {
        BoundedProblems problems = new BoundedProblems(BoundedProblems.MOST_IN_FILE);
        Optional<Binder> binder = root.map(object -> new Binder(object, problems));
        Optional<PlatformFile> platform = Optional.empty();
        Optional<TenantFile> tenant = Optional.empty();
        Optional<ApiFile> api = Optional.empty();
        Optional<TestFile> test = Optional.empty();
        switch (kind) {
            case PLATFORM -> platform = binder.map(Binder::platform);
            case TENANT -> tenant = binder.map(Binder::tenant);
            case API -> api = binder.map(Binder::api);
            case TEST -> test = binder.map(Binder::test);
            case ENVIRONMENT -> {}
        }
        return new FileBinding(platform, tenant, api, test, problems);
    }

    FileBinding with(BoundedProblems others) {
        return new FileBinding(platform, tenant, api, test, others);
    }
}
