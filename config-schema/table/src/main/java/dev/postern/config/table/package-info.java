/// The routing table: all tenants compiled, and the bundle that carries them to a gateway.
///
/// ## The bundle's format, version 1
/// All numbers are big-endian. A bundle is five pieces in a row, with nothing between or behind them:
///
/// | piece | bytes | what |
/// |---|---|---|
/// | header | 8 | `89 50 53 54 52 4E 0D 0A`: tells a file that went through text mode too |
/// | | 4 | format version, 1 |
/// | | 4 | length of the commit, at most 128 |
/// | | 4, 4 | number of hosts, number of tenants |
/// | | 4, 4, 4 | length of the hosts, of the tenants, of the parts |
/// | | 32 | the digest |
/// | | | the commit, in ASCII |
/// | | 4 | CRC-32C of all before |
/// | hosts | | an index section, sorted by name, the wildcard after the name itself |
/// | tenants | | an index section, sorted by id |
/// | parts | | the tenants' parts in the order of their ids |
///
/// An **index section** begins with 4 bytes a record, the record's place from the section's beginning.
/// A record is its length (4), its body, and a CRC-32C (4) of the section's first letter (`h` or `t`),
/// the record's number (4) and the body.
///
/// A **host** is: flags (1: bit 0 wildcard, bit 1 shared, bit 2 told by tokens), length of the name (1),
/// the name without `*.`, and for each of its tenants the number (4) of that tenant's record; one unless
/// shared. Where tokens tell the tenant, before those numbers: how many issuers (2), and for each the
/// number (4) of its tenant's record, the length (2) of what `iss` is, and that in UTF-8.
///
/// A **tenant** is: the place (4) of its part from the beginning of the parts, its length (4), its
/// SHA-256 (32), and the id. A **part** is the tenant's table in the canonical bytes of [TableJson].
///
/// The **digest** is the SHA-256 of `postern bundle 1\n`, the numbers of hosts and tenants (4, 4), the
/// hosts and the tenants. It covers the parts through their checksums, and not the commit.
///
/// Opening checks the header and the lengths, so it costs the same for any number of tenants. The
/// index is checked a record at a time, when a look-up meets it, and not as a whole at the first use:
/// that would cost every start a walk through all of it. A part is checked when it is read, so damage
/// to one is one tenant's. [Bundle#check] proves all.
@NullMarked
package dev.postern.config.table;

import org.jspecify.annotations.NullMarked;
