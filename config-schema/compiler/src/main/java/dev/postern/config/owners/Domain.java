package dev.postern.config.owners;

/// A part of the config that has owners of its own.
sealed interface Domain extends Comparable<Domain> {
    /// `platform.json`, the environments, and everything that is no tenant's, also outside the tree.
    record Platform() implements Domain {
        @Override
        public String toString() {
            return "the platform";
        }
    }

    /// A tenant's folder, and what environments say of it.
    record Tenant(String name) implements Domain {
        @Override
        public String toString() {
            return "the tenant " + name;
        }
    }

    @Override
    default int compareTo(Domain other) {
        return toString().compareTo(other.toString());
    }
}
