package dev.postern.gateway.secret;

import dev.postern.config.value.TenantId;
import java.nio.file.Path;
import java.util.List;

/// Where tenants' secrets are read. Blocking: for worker threads.
///
/// An answer is one tenant's own: no source looks anywhere but under the tenant that is asked for.
public interface SecretSource {
    /// The longest secret, in characters.
    int LONGEST = 16_384;

    /// Reads a secret anew; never throws for what it finds.
    ///
    /// @param name as [dev.postern.config.table.HeaderValue.SecretReference] has it
    SecretRead read(TenantId tenant, String name);

    /// Secrets in files, as [SecretFiles] has them; a file that does not answer is unreadable in time, as
    /// [TimedSecrets]
    /// has it.
    static SecretSource files(Path folder) {
        return TimedSecrets.standard(new SecretFiles(folder));
    }

    /// Asks one source after the other; what the first has, also when it cannot be read, is the answer.
    static SecretSource firstOf(List<SecretSource> sources) {
        List<SecretSource> inOrder = List.copyOf(sources);
        return (tenant, name) -> {
            for (SecretSource source : inOrder) {
                SecretRead read = source.read(tenant, name);
                if (!(read instanceof SecretRead.Missing)) {
                    return read;
                }
            }
            return new SecretRead.Missing();
        };
    }
}
