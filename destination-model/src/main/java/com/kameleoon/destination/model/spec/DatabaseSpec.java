package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.Nullable;

/// The PostgreSQL database of the destination, which no other destination uses.
@Rule(
    cel = "!(has(self.secretRef) && has(self.embedded))",
    sentence = "Write either secretRef or embedded.")
public record DatabaseSpec(
    @Described(
            "Secret of a PostgreSQL database, as CloudNativePG writes it: the keys host, port,"
                + " dbname, username (or user) and password, or jdbc-uri. Either this or embedded.")
        @Nullable SecretRef secretRef,
    @Described(
            "A single PostgreSQL server beside the services, for trying out; what is used when"
                + " secretRef is not written.")
        @Nullable EmbeddedDatabaseSpec embedded) {
  static final DatabaseSpec EMBEDDED = new DatabaseSpec(null, null);
}
