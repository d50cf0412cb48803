package dev.postern.devstack.dev;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What `./postern dev` was asked for: its arguments, and the settings in its environment.
///
/// @param root      the repository, whose packaged gateway is run
/// @param tenants   the folder of tenants' files
/// @param data      where everything is kept
/// @param port      of the data plane
/// @param adminPort of the admin side
/// @param adminKey  given, or else one is made
/// @param secrets   SECRETS_DIR with its whole path, since the gateway runs in another folder
record DevSettings(
        Path root,
        Path tenants,
        Path data,
        int port,
        int adminPort,
        Optional<String> adminKey,
        Optional<Path> secrets) {
    /// What reading them came to.
    sealed interface Result {}

    record Asked(DevSettings settings) implements Result {}

    /// @param faults one line each, with what was expected
    record Faulty(List<String> faults) implements Result {
        Faulty {
            faults = List.copyOf(faults);
        }
    }

    /// All faults are told together.
    ///
    /// @param arguments `--root DIR`, `--tenants DIR`, `--data DIR`
    static Result read(List<String> arguments, Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        Optional<Path> root = Optional.empty();
        Optional<Path> tenants = Optional.empty();
        Optional<Path> data = Optional.empty();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            Optional<Path> value =
                    i + 1 < arguments.size() && !arguments.get(i + 1).isEmpty()
                            ? Optional.of(Path.of(arguments.get(i + 1)))
                            : Optional.empty();
            boolean known = true;
            switch (name) {
                case "--root" -> root = value;
                case "--tenants" -> tenants = value;
                case "--data" -> data = value;
                default -> known = false;
            }
            if (!known) {
                faults.add(name + ": unknown argument (expected: --tenants DIR or --data DIR)");
                break;
            }
            if (value.isEmpty()) {
                faults.add(name + ": nothing follows (expected: a folder)");
            }
        }
        int port = port(environment, "PORT", 8080, faults);
        int adminPort = port(environment, "ADMIN_PORT", 9000, faults);
        if (faults.isEmpty() && port == adminPort) {
            faults.add("ADMIN_PORT: " + adminPort + " (expected: another port than PORT)");
        }
        if (!faults.isEmpty()) {
            return new Faulty(faults);
        }
        Path home = root.orElse(Path.of("")).toAbsolutePath().normalize();
        return new Asked(new DevSettings(
                home,
                tenants.orElse(home.resolve("tenants")),
                data.orElse(home.resolve(".postern/dev")),
                port,
                adminPort,
                given(environment, "ADMIN_API_KEY"),
                given(environment, "SECRETS_DIR").map(folder -> Path.of(folder).toAbsolutePath())));
    }

    /// A variable that is set but empty counts as not set.
    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    private static int port(Map<String, String> environment, String name, int otherwise, List<String> faults) {
        String text = environment.getOrDefault(name, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        OptionalInt port = text.matches("[0-9]{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        if (port.isEmpty() || port.getAsInt() < 1 || port.getAsInt() > 65_535) {
            faults.add(name + ": " + text + " (expected: 1-65535)");
            return otherwise;
        }
        return port.getAsInt();
    }

    @Override
    public String toString() {
        return "DevSettings[" + tenants + " on " + port + " and " + adminPort + "]";
    }
}
