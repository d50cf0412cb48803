package dev.postern.config.check;

import dev.postern.config.model.Located;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.value.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the platform lets nothing be sent to or fetched from.
record ForbiddenBlocks(List<Cidr> blocks) {
    /// Cloud metadata is served at link-local addresses; no gateway shall fetch it for a tenant.
    private static final List<Cidr> ALWAYS = Stream.of("169.254.0.0/16", "fe80::/10")
            .map(block -> Cidr.parse(block).orElseThrow())
            .toList();

    static ForbiddenBlocks of(PlatformFile platform) {
        Stream<Cidr> written = platform.forbiddenUpstreams().stream().map(Located::value);
        return new ForbiddenBlocks(Stream.concat(ALWAYS.stream(), written).toList());
    }

    /// The block that an address lies in; a name lies in none, since it may mean another address tomorrow.
    Optional<Cidr> holding(String host) {
        return Cidr.address(host)
                .flatMap(address ->
                        blocks.stream().filter(block -> block.contains(address)).findFirst());
    }
}
